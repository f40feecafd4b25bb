package io.driftcast.app.report;

import io.driftcast.app.bench.text.TextBenchReport;
import io.driftcast.app.bench.text.TextResult;
import io.driftcast.app.bench.text.TextSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The text bench's report for people: a part of docs/accuracy.md, or the same at a terminal. */
public final class TextBenchDocument {

    private static final double PERCENT = 100;

    private TextBenchDocument() {}

    /** For docs/accuracy.md. */
    public static List<String> markdown(TextBenchReport report) {
        List<String> lines = new ArrayList<>();
        sections(report).forEach(section -> lines.addAll(section.markdownLines()));
        lines.removeLast();
        return lines;
    }

    /** What there is of the data sets. */
    public static List<Section> sections(TextBenchReport report) {
        List<Section> sections = new ArrayList<>();
        sections.add(accuracies(report));
        if (report.runs().stream().anyMatch(run -> !Double.isNaN(run.perplexityArea()))) {
            sections.add(outOfScope(report));
        }
        return sections;
    }

    private static Section accuracies(TextBenchReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (TextSet set : TextSet.values()) {
            for (String model : models(report)) {
                List<TextResult> runs = report.of(set.word(), model);
                if (!runs.isEmpty()) {
                    rows.add(
                            List.of(
                                    set.word(),
                                    model,
                                    String.valueOf(runs.size()),
                                    String.valueOf(runs.getFirst().n()),
                                    percent(runs, TextResult::accuracy),
                                    mean(runs, TextResult::macroF1, 3),
                                    mean(runs, TextResult::logLoss, 3),
                                    mean(runs, TextResult::calibrationError, 3),
                                    mean(runs, TextResult::seconds, 0),
                                    set.seen()));
                }
            }
        }
        return new Section(
                "Texts",
                List.of(
                        "Made by `%s` on %s, %s cores, other work going on. Accuracy in percent, the mean"
                                        .formatted(
                                                report.call(),
                                                report.machine().cpu(),
                                                report.machine().cores())
                                + " of the runs with its standard error: the folds of rt_polarity, the"
                                + " seeds of the others. Each run learns from the training part alone"
                                + " and stops by a validation part of it. Seen elsewhere on the same"
                                + " parts: logistic regression on tf-idf, a linear SVM on words and"
                                + " characters (both scikit-learn), a small encoder as it came."),
                List.of(
                        "data",
                        "model",
                        "runs",
                        "n",
                        "accuracy",
                        "macro F1",
                        "log loss",
                        "calibration error",
                        "s",
                        "seen elsewhere"),
                rows);
    }

    private static Section outOfScope(TextBenchReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (String model : models(report)) {
            List<TextResult> runs = report.of(TextSet.CLINC150.word(), model);
            if (!runs.isEmpty()) {
                rows.add(
                        List.of(
                                model,
                                mean(runs, TextResult::perplexityArea, 3),
                                mean(runs, TextResult::confidenceArea, 3)));
            }
        }
        return new Section(
                "Texts out of scope",
                List.of(
                        "clinc150's texts that are none of the 150 intents beside its test texts: the area"
                                + " below the ROC curve of perplexity, and of the best label's"
                                + " probability."),
                List.of("model", "perplexity", "confidence"),
                rows);
    }

    private static List<String> models(TextBenchReport report) {
        return report.runs().stream().map(TextResult::model).distinct().toList();
    }

    private static String percent(List<TextResult> runs, ToDoubleFunction<TextResult> figure) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f)",
                PERCENT * TextBenchReport.mean(runs, figure),
                PERCENT * TextBenchReport.standardError(runs, figure));
    }

    private static String mean(
            List<TextResult> runs, ToDoubleFunction<TextResult> figure, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", TextBenchReport.mean(runs, figure));
    }
}
