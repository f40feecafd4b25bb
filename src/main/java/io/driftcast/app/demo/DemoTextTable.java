package io.driftcast.app.demo;

import io.driftcast.edge.query.TextRow;
import io.driftcast.render.TextTable;
import java.util.List;
import java.util.Locale;

/** Scored texts as a table for people. */
final class DemoTextTable {

    private static final int TEXT_WIDTH = 52;

    private DemoTextTable() {}

    static List<String> lines(List<TextRow> rows) {
        TextTable table =
                new TextTable("TEXT", "LABEL", "CONFIDENCE", "MOST ATTENDED", "PERPLEXITY");
        for (TextRow row : rows) {
            table.row(
                    cut(row.text()),
                    row.label() == null ? "" : row.label(),
                    number("%.2f", row.confidence()),
                    String.join(", ", row.attended()),
                    number("%.1f", row.perplexity()));
        }
        return table.lines();
    }

    private static String cut(String text) {
        return text.length() <= TEXT_WIDTH ? text : text.substring(0, TEXT_WIDTH - 1) + "…";
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }
}
