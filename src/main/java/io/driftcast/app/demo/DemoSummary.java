package io.driftcast.app.demo;

import io.driftcast.render.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's report for people. */
public final class DemoSummary {

    private DemoSummary() {}

    public static List<String> lines(DemoReport report) {
        TextTable table =
                new TextTable(
                        "SERIES",
                        "READINGS",
                        "FORECASTS",
                        "STATUS",
                        "MODEL",
                        "STEPS",
                        "RMSE",
                        "NAIVE RMSE",
                        "X BETTER");
        for (DemoReport.Entry entry : report.series()) {
            table.row(
                    entry.series(),
                    entry.readings(),
                    entry.forecasts(),
                    entry.status(),
                    entry.model() == null ? "" : entry.model(),
                    entry.scoredSteps(),
                    number("%.4g", entry.rmse()),
                    number("%.4g", entry.naiveRmse()),
                    number("%.2f", entry.naiveRmse() / entry.rmse()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d readings in, %,d steps closed, %,d forecasts out, %d steps without a"
                                + " forecast, %d dead letters, %.1f s",
                        report.readingsIn(),
                        report.observations(),
                        report.forecastsOut(),
                        report.unanswered(),
                        report.deadLetters(),
                        report.seconds()));
        lines.add(
                "RMSE is one step ahead, over the STEPS that a fitted model forecast; naive repeats"
                        + " the last value.");
        lines.add("");
        addTexts(report.texts(), lines);
        return lines;
    }

    private static void addTexts(TextReport texts, List<String> lines) {
        lines.addAll(DemoTextTable.lines(texts.latest()));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d of %,d texts scored by %s, trained on %,d others in %.1f s; accuracy %.3f,"
                                + " and %.3f in the storm at the end, whose words it does not know:"
                                + " median perplexity %.1f, then %.1f",
                        texts.scored(),
                        texts.sent(),
                        texts.model(),
                        texts.trainingTexts(),
                        texts.trainingSeconds(),
                        texts.accuracyBefore(),
                        texts.accuracyInStorm(),
                        texts.perplexityBefore(),
                        texts.perplexityInStorm()));
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }
}
