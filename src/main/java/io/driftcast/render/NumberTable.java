package io.driftcast.render;

import java.util.ArrayList;
import java.util.List;

/** Rows of a name and numbers: the name to the left, numbers to the right of their columns. */
public final class NumberTable {

    private NumberTable() {}

    /**
     * The table, a line a row below its headings, numbers set flush right.
     *
     * @param rows each with as many cells as there are headings, the name first
     */
    public static List<String> lines(List<String> headings, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(rows);
        all.addFirst(headings);
        int[] widths = new int[headings.size()];
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        TextTable table = new TextTable(padded(headings, widths));
        rows.forEach(row -> table.row((Object[]) padded(row, widths)));
        return table.lines();
    }

    private static String[] padded(List<String> row, int[] widths) {
        String[] cells = new String[widths.length];
        for (int column = 0; column < cells.length; column++) {
            cells[column] =
                    column == 0 ? row.getFirst() : Figures.right(widths[column], row.get(column));
        }
        return cells;
    }
}
