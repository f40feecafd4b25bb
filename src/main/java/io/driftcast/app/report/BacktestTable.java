package io.driftcast.app.report;

import io.driftcast.evaluation.Accuracy;
import io.driftcast.evaluation.BacktestResult;
import io.driftcast.evaluation.BacktestRow;
import io.driftcast.evaluation.BacktestSummary;
import io.driftcast.evaluation.Origins;
import io.driftcast.render.Figures;
import io.driftcast.render.NumberTable;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Backtests for people, at most {@value #WIDTH} columns wide. */
public final class BacktestTable {

    static final int WIDTH = 100;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Of the measures of one series. */
    static final List<String> HEADINGS =
            List.of("MODEL", "RMSE", "MAE", "MAPE", "SMAPE", "MASE", "IN 80", "IN 95", "FIT MS");

    /** Of the measures of several series. */
    static final List<String> SUMMARY_HEADINGS =
            List.of("MODEL", "RANK", "MASE", "SMAPE", "SERIES", "FAILED");

    private BacktestTable() {}

    /** Every series and, of several, how the models did over all of them. */
    public static List<String> lines(
            List<BacktestReport> reports, Map<String, String> unavailable) {
        List<String> lines = new ArrayList<>();
        for (BacktestReport report : reports) {
            lines.addAll(lines(report));
            lines.add("");
        }
        if (reports.size() > 1) {
            lines.add(summaryHead(reports));
            lines.add("");
            lines.addAll(NumberTable.lines(SUMMARY_HEADINGS, summaryRows(reports)));
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
        List<List<String>> rows =
                report.result().rows().stream()
                        .filter(BacktestRow::succeeded)
                        .map(BacktestTable::cells)
                        .toList();
        lines.addAll(NumberTable.lines(HEADINGS, rows));
        List<String> notes = notes(report.result());
        if (!notes.isEmpty()) {
            lines.add("");
            notes.forEach(note -> lines.addAll(wrapped(note)));
        }
        return lines;
    }

    /** What was tested, in a line. */
    static String head(BacktestReport report) {
        StepLabels labels = new StepLabels(report.series());
        BacktestResult result = report.result();
        Origins origins = report.origins();
        int length = report.series().values().length;
        return String.format(
                Locale.ROOT,
                "%s: fitted to %,d steps, tested on %,d, %s to %s%s%s%s",
                result.id(),
                result.train(),
                result.test(),
                labels.label(result.train()),
                labels.label(length - 1),
                result.period() == 1 ? "" : ", season " + result.period(),
                origins.count() == 1
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %d origins, %d ahead",
                                origins.count(),
                                origins.horizon()),
                scale(report));
    }

    /** The transform, with the lambda of the last origin; nothing where there is none. */
    private static String scale(BacktestReport report) {
        if (report.transform() instanceof TransformSpec.Given given
                && given.transform() instanceof Transform.None) {
            return "";
        }
        String asked = report.transform().text();
        return ", on "
                + report.result().rows().stream()
                        .flatMap(row -> Stream.ofNullable(row.spec()))
                        .findFirst()
                        .map(spec -> shortened(spec.substring(spec.lastIndexOf(asked))))
                        .orElse(asked);
    }

    /** The transform without the digits of lambda that nobody reads. */
    private static String shortened(String transform) {
        return TransformSpec.parse(transform) instanceof TransformSpec.Given given
                        && given.transform() instanceof Transform.BoxCox boxCox
                ? "box-cox(%s)".formatted(Figures.fixed(boxCox.lambda(), 2))
                : transform;
    }

    /** A model's measures under {@link #HEADINGS}. */
    static List<String> cells(BacktestRow row) {
        Accuracy accuracy = row.accuracy();
        return List.of(
                row.model(),
                Figures.number(accuracy.rmse()),
                Figures.number(accuracy.mae()),
                Figures.fixed(accuracy.mape(), 2),
                Figures.fixed(accuracy.smape(), 2),
                Figures.fixed(accuracy.mase(), 3),
                Figures.percent(accuracy.coverage80()),
                Figures.percent(accuracy.coverage95()),
                Figures.fixed(row.fitMillis(), row.fitMillis() < 10 ? 1 : 0));
    }

    /** What a search chose, and why a model has no row. */
    static List<String> notes(BacktestResult result) {
        List<String> notes = new ArrayList<>();
        for (BacktestRow row : result.rows()) {
            String spec = row.spec();
            if (spec != null && !spec.startsWith(row.model())) {
                notes.add(row.model() + " is " + spec);
            }
        }
        for (BacktestRow row : result.rows()) {
            if (!row.succeeded()) {
                notes.add(row.model() + " failed: " + row.error());
            }
        }
        return notes;
    }

    static String summaryHead(List<BacktestReport> reports) {
        return String.format(
                Locale.ROOT, "over %,d series, best mean rank by RMSE first", reports.size());
    }

    /** How the models did over all series, under {@link #SUMMARY_HEADINGS}. */
    static List<List<String>> summaryRows(List<BacktestReport> reports) {
        return BacktestSummary.of(reports.stream().map(BacktestReport::result).toList())
                .rows()
                .stream()
                .map(row ->
                        List.of(
                                row.model(),
                                Figures.fixed(row.rank(), 2),
                                Figures.fixed(row.mase(), 3),
                                Figures.fixed(row.smape(), 2),
                                String.valueOf(row.series()),
                                String.valueOf(row.failed())))
                .toList();
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
