package io.driftcast.app.report;

import io.driftcast.app.bench.BenchReport;
import io.driftcast.app.bench.BenchRow;
import io.driftcast.app.bench.Machine;
import io.driftcast.app.bench.Range;
import io.driftcast.render.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bench's report for people. */
public final class BenchTable {

    private static final double GIB = 1 << 30;

    private BenchTable() {}

    public static List<String> lines(BenchReport report) {
        Machine machine = report.machine();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s, %d cores, %.0f GiB, load %.1f, %s, Java %s, Kafka %s",
                        machine.cpu(),
                        machine.cores(),
                        machine.memoryBytes() / GIB,
                        machine.load(),
                        machine.os(),
                        machine.java(),
                        machine.kafka()));
        lines.add(
                "medians, of the ratio the smallest and the largest too (all of them: --format json);"
                        + " a ratio above 1: ours is better");
        lines.add("");
        TextTable table = new TextTable("WHAT", "UNIT", "OURS", "THEIRS", "RATIO");
        List<String> yardsticks =
                report.rows().stream().map(BenchRow::yardstick).distinct().toList();
        for (BenchRow row : report.rows()) {
            String mark =
                    String.format(Locale.ROOT, " [%d]", yardsticks.indexOf(row.yardstick()) + 1);
            table.row(
                    row.name(),
                    row.unit(),
                    number(row.ours()),
                    number(row.theirs()) + mark,
                    ratio(row.ratio(), row.spread().ratio()));
        }
        lines.addAll(table.lines());
        lines.add("");
        for (int i = 0; i < yardsticks.size(); i++) {
            lines.add(String.format(Locale.ROOT, "[%d] %s", i + 1, yardsticks.get(i)));
        }
        return lines;
    }

    private static String ratio(double median, Range range) {
        if (Double.isNaN(median)) {
            return "-";
        }
        return "%s (%s..%s)".formatted(number(median), number(range.min()), number(range.max()));
    }

    /** Three digits or more, whatever the size. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String format =
                value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
