package io.driftcast.app.report;

import io.driftcast.render.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a document: a heading, what is to be said, and a table.
 *
 * @param title of the section
 * @param text paragraphs before the table
 * @param headings of the table's columns; empty if there is no table
 * @param rows of the table, as many cells each as there are headings
 */
public record Section(
        String title, List<String> text, List<String> headings, List<List<String>> rows) {

    /** For people at a terminal. */
    public List<String> plainLines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.addAll(text);
        if (!headings.isEmpty()) {
            TextTable table = new TextTable(headings.toArray(String[]::new));
            rows.forEach(row -> table.row(row.toArray()));
            lines.addAll(table.lines());
        }
        lines.add("");
        return lines;
    }

    /** For a document of the project. */
    List<String> markdownLines() {
        List<String> lines = new ArrayList<>();
        lines.add("## " + title);
        lines.add("");
        for (String paragraph : text) {
            lines.add(paragraph);
            lines.add("");
        }
        if (!headings.isEmpty()) {
            lines.add(markdownRow(headings));
            lines.add("|" + "---|".repeat(headings.size()));
            rows.forEach(row -> lines.add(markdownRow(row)));
            lines.add("");
        }
        return lines;
    }

    private static String markdownRow(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
