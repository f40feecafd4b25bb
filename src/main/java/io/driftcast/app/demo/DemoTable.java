package io.driftcast.app.demo;

import io.driftcast.edge.query.SeriesRow;
import io.driftcast.render.TextTable;
import java.util.List;
import java.util.Locale;

/** The demo's series as a table for people. */
final class DemoTable {

    private DemoTable() {}

    static List<String> lines(List<SeriesRow> rows) {
        TextTable table =
                new TextTable(
                        "SERIES",
                        "STATUS",
                        "MODEL",
                        "LAST",
                        "NEXT",
                        "80 % INTERVAL",
                        "ERROR",
                        "RMSE",
                        "X NAIVE");
        for (SeriesRow row : rows) {
            table.row(
                    row.series(),
                    row.status(),
                    row.model() == null ? "" : row.model(),
                    number(row.last()),
                    number(row.next()),
                    number(row.lower80()) + " .. " + number(row.upper80()),
                    number(row.lastError()),
                    number(row.rmse()),
                    ratio(row));
        }
        return table.lines();
    }

    /** How many times smaller the fitted models' error is than the naive forecast's. */
    private static String ratio(SeriesRow row) {
        double ratio = row.naiveRmse() / row.rmse();
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "";
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        String format = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
