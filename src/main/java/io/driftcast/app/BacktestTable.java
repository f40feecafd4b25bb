package io.driftcast.app;

import io.driftcast.forecast.Accuracy;
import io.driftcast.training.BacktestResult;
import io.driftcast.training.BacktestRow;
import io.driftcast.training.BacktestSummary;
import io.driftcast.training.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Backtests for people, at most {@value #WIDTH} columns wide. */
final class BacktestTable {

    static final int WIDTH = 100;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int NUMBER = 8;
    private static final int SHORT = 6;

    private BacktestTable() {}

    /** Every series and, of several, how the models did over all of them. */
    static List<String> lines(List<BacktestReport> reports, Map<String, String> unavailable) {
        List<String> lines = new ArrayList<>();
        for (BacktestReport report : reports) {
            lines.addAll(lines(report));
            lines.add("");
        }
        if (reports.size() > 1) {
            lines.addAll(summary(reports));
            lines.add("");
        }
        unavailable.forEach(
                (model, why) -> lines.addAll(wrapped(model + " is not available: " + why)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static List<String> lines(BacktestReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(head(report));
        lines.add("");
        TextTable table =
                new TextTable(
                        "MODEL",
                        Figures.right(NUMBER, "RMSE"),
                        Figures.right(NUMBER, "MAE"),
                        Figures.right(SHORT, "MAPE"),
                        Figures.right(SHORT, "SMAPE"),
                        Figures.right(SHORT, "MASE"),
                        Figures.right(SHORT, "IN 80"),
                        Figures.right(SHORT, "IN 95"),
                        Figures.right(SHORT, "FIT MS"));
        report.result().rows().stream()
                .filter(BacktestRow::succeeded)
                .forEach(row -> row(table, row));
        lines.addAll(table.lines());
        lines.addAll(notes(report.result()));
        return lines;
    }

    private static String head(BacktestReport report) {
        StepLabels labels = new StepLabels(report.series());
        BacktestResult result = report.result();
        Origins origins = report.origins();
        int length = report.series().values().length;
        return "%s: fitted to %,d steps, tested on %,d, %s to %s%s%s"
                .formatted(
                        result.id(),
                        result.train(),
                        result.test(),
                        labels.label(result.train()),
                        labels.label(length - 1),
                        result.period() == 1 ? "" : ", season " + result.period(),
                        origins.count() == 1
                                ? ""
                                : ", %d origins, %d ahead"
                                        .formatted(origins.count(), origins.horizon()));
    }

    private static void row(TextTable table, BacktestRow row) {
        Accuracy accuracy = row.accuracy();
        table.row(
                row.model(),
                Figures.right(NUMBER, Figures.number(accuracy.rmse())),
                Figures.right(NUMBER, Figures.number(accuracy.mae())),
                Figures.right(SHORT, Figures.fixed(accuracy.mape(), 2)),
                Figures.right(SHORT, Figures.fixed(accuracy.smape(), 2)),
                Figures.right(SHORT, Figures.fixed(accuracy.mase(), 3)),
                Figures.right(SHORT, Figures.percent(accuracy.coverage80())),
                Figures.right(SHORT, Figures.percent(accuracy.coverage95())),
                Figures.right(SHORT, Figures.fixed(row.fitMillis(), row.fitMillis() < 10 ? 1 : 0)));
    }

    /** What a search chose, and why a model has no row. */
    private static List<String> notes(BacktestResult result) {
        List<String> notes = new ArrayList<>();
        for (BacktestRow row : result.rows()) {
            String spec = row.spec();
            if (spec != null && !spec.startsWith(row.model())) {
                notes.addAll(wrapped(row.model() + " is " + spec));
            }
        }
        for (BacktestRow row : result.rows()) {
            if (!row.succeeded()) {
                notes.addAll(wrapped(row.model() + " failed: " + row.error()));
            }
        }
        if (!notes.isEmpty()) {
            notes.addFirst("");
        }
        return notes;
    }

    private static List<String> summary(List<BacktestReport> reports) {
        BacktestSummary summary =
                BacktestSummary.of(reports.stream().map(BacktestReport::result).toList());
        List<String> lines = new ArrayList<>();
        lines.add("over %,d series, best mean rank by RMSE first".formatted(reports.size()));
        lines.add("");
        TextTable table =
                new TextTable(
                        "MODEL",
                        Figures.right(NUMBER, "RANK"),
                        Figures.right(NUMBER, "MASE"),
                        Figures.right(NUMBER, "SMAPE"),
                        Figures.right(NUMBER, "SERIES"),
                        Figures.right(NUMBER, "FAILED"));
        for (BacktestSummary.Row row : summary.rows()) {
            table.row(
                    row.model(),
                    Figures.right(NUMBER, Figures.fixed(row.rank(), 2)),
                    Figures.right(NUMBER, Figures.fixed(row.mase(), 3)),
                    Figures.right(NUMBER, Figures.fixed(row.smape(), 2)),
                    Figures.right(NUMBER, String.valueOf(row.series())),
                    Figures.right(NUMBER, String.valueOf(row.failed())));
        }
        lines.addAll(table.lines());
        return lines;
    }

    /** Broken between words; a word longer than a line stands alone. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BLANKS.split(text, -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("   ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
