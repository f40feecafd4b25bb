package io.driftcast.app;

import io.driftcast.bench.BenchReport;
import io.driftcast.bench.BenchRow;
import io.driftcast.bench.Machine;
import io.driftcast.bench.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bench's report for people. */
final class BenchTable {

    private static final double GIB = 1 << 30;

    private BenchTable() {}

    static List<String> lines(BenchReport report) {
        Machine machine = report.machine();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s, %d cores, %.0f GiB, load %.1f, %s, Java %s, Kafka %s"
                        .formatted(
                                machine.cpu(),
                                machine.cores(),
                                machine.memoryBytes() / GIB,
                                machine.load(),
                                machine.os(),
                                machine.java(),
                                machine.kafka()));
        lines.add(
                "medians, in brackets the smallest and the largest; ratio above 1: ours is better");
        lines.add("");
        TextTable table = new TextTable("WHAT", "UNIT", "OURS", "YARDSTICK", "RATIO");
        for (BenchRow row : report.rows()) {
            table.row(
                    row.name(),
                    row.unit(),
                    cell(row.ours(), row.spread().ours()),
                    cell(row.theirs(), row.spread().theirs()),
                    cell(row.ratio(), row.spread().ratio()));
        }
        lines.addAll(table.lines());
        lines.add("");
        report.rows().stream()
                .map(BenchRow::yardstick)
                .distinct()
                .forEach(yardstick -> lines.add("yardstick: " + yardstick));
        return lines;
    }

    private static String cell(double median, Range range) {
        if (Double.isNaN(median)) {
            return "-";
        }
        return "%s (%s..%s)".formatted(number(median), number(range.min()), number(range.max()));
    }

    /** Three digits or more, whatever the size. */
    private static String number(double value) {
        String format =
                value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
