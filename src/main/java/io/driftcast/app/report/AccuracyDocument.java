package io.driftcast.app.report;

import io.driftcast.app.bench.Machine;
import io.driftcast.app.bench.accuracy.AccuracyReport;
import io.driftcast.app.bench.accuracy.HoldOuts;
import io.driftcast.app.bench.accuracy.M4Hourly;
import io.driftcast.app.bench.accuracy.MeanWithError;
import io.driftcast.app.bench.accuracy.OneStep;
import io.driftcast.app.bench.accuracy.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The accuracy bench's report for people: docs/accuracy.md, or the same at a terminal. */
public final class AccuracyDocument {

    private static final String NONE = "";

    private AccuracyDocument() {}

    /** The whole document. */
    public static List<String> markdown(AccuracyReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("# Accuracy");
        lines.add("");
        lines.add("Made by one command, which makes it again:");
        lines.add("");
        lines.add("    " + report.call() + " > docs/accuracy.md");
        lines.add("");
        lines.add(
                "The first folder has the M4 competition's hourly series, the second the results of"
                        + " R and of Python's packages that ours stand beside. The errors are the same"
                        + " on every run; the times are those of this machine, other work going on: "
                        + words(report.machine())
                        + ".");
        lines.add("");
        sections(report).forEach(section -> lines.addAll(section.markdownLines()));
        lines.removeLast();
        return lines;
    }

    /** The parts that were asked for. */
    public static List<Section> sections(AccuracyReport report) {
        List<Section> sections = new ArrayList<>();
        HoldOuts holdOuts = report.holdOuts();
        if (holdOuts != null) {
            sections.add(versusR(holdOuts));
            holdOuts.series().forEach(series -> sections.add(holdOut(series)));
        }
        Seeds seeds = report.seeds();
        if (seeds != null) {
            sections.add(seeds(seeds));
        }
        OneStep oneStep = report.oneStep();
        if (oneStep != null) {
            sections.add(oneStep(oneStep));
            sections.add(beside(oneStep));
        }
        M4Hourly m4 = report.m4Hourly();
        if (m4 != null) {
            sections.add(m4(m4));
            sections.add(published(m4));
        }
        return sections;
    }

    private static String words(Machine machine) {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Java %s",
                machine.cpu(),
                machine.cores(),
                machine.java());
    }

    private static Section versusR(HoldOuts holdOuts) {
        List<String> text = new ArrayList<>();
        text.add(
                "Every model is fitted to the first part of each of R's data sets and forecasts the"
                        + " rest from one origin. The ratio is the geometric mean of our RMSE over that of"
                        + " R's model of the kind: below 1 ours is better. The standard error is that of"
                        + " the mean logarithm.");
        if (!holdOuts.missing().isEmpty()) {
            text.add("Not in this installation: " + String.join(", ", holdOuts.missing()) + ".");
        }
        return new Section(
                "Hold-outs: our RMSE over R's",
                text,
                List.of("model", "R's", "series", "ratio", "standard error"),
                holdOuts.versusR().stream()
                        .map(row ->
                                List.of(
                                        row.model(),
                                        row.reference(),
                                        String.valueOf(row.ratio().n()),
                                        fixed(row.ratio().value(), 3),
                                        fixed(row.ratio().standardError(), 3)))
                        .toList());
    }

    private static Section holdOut(HoldOuts.Series series) {
        return new Section(
                "Hold-out: " + series.name(),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "Fitted to %d values, %d forecast, season %d.",
                                series.training(),
                                series.test(),
                                series.period())),
                List.of(
                        "model",
                        "fitted",
                        "RMSE",
                        "MASE",
                        "R",
                        "R's RMSE",
                        "R's MASE",
                        "Python",
                        "its RMSE",
                        "its MASE",
                        "ms"),
                series.rows().stream().map(AccuracyDocument::holdOutRow).toList());
    }

    private static List<String> holdOutRow(HoldOuts.Row row) {
        HoldOuts.Reference r = row.r();
        HoldOuts.Reference python = row.python();
        String problem = row.problem();
        return List.of(
                row.model(),
                problem == null ? row.spec() : problem,
                digits(row.rmse()),
                digits(row.mase()),
                r == null ? NONE : r.model(),
                r == null ? NONE : digits(r.rmse()),
                r == null ? NONE : digits(r.mase()),
                python == null ? NONE : python.model(),
                python == null ? NONE : digits(python.rmse()),
                python == null ? NONE : digits(python.mase()),
                fixed(row.fitMs(), 1));
    }

    private static Section seeds(Seeds seeds) {
        List<String> ratios = seeds.ratios().stream().map(AccuracyDocument::withError).toList();
        return new Section(
                "Hold-outs: %s from three beginnings".formatted(seeds.model()),
                List.of(
                        "RMSE on the data sets of at least 100 values, beside that of %s, PyTorch's LSTM of the reference results, which is the median forecast of five. The geometric means of the ratios are %s; in brackets the standard error of the mean logarithm. Median: %s."
                                .formatted(
                                        seeds.reference(),
                                        String.join(", ", ratios),
                                        withError(seeds.median()))),
                List.of("series", seeds.reference(), "seed 1", "seed 2", "seed 3"),
                seeds.rows().stream().map(AccuracyDocument::seedsRow).toList());
    }

    private static List<String> seedsRow(Seeds.Row row) {
        List<String> cells = new ArrayList<>(List.of(row.series(), digits(row.reference())));
        row.rmse().forEach(rmse -> cells.add(digits(rmse)));
        return cells;
    }

    private static Section oneStep(OneStep oneStep) {
        return new Section(
                "One step ahead: " + oneStep.series(),
                List.of(
                        String.format(
                                        Locale.ROOT,
                                        "The way of the stream: fitted to the first %d values, then each of the last %d",
                                        oneStep.training(),
                                        oneStep.test())
                                + " forecast one step ahead before it is seen. *Filtered*: that one fit for"
                                + " all of them. *Refitted*: fitted again whenever the history has grown by"
                                + " a quarter, as the trainer does. The ratios are those of the naive"
                                + " forecast's RMSE, and of the seasonal naive forecast's with drift, over"
                                + " the filtered model's: above 1 the model is better."),
                List.of(
                        "model",
                        "fitted first",
                        "RMSE filtered",
                        "RMSE refitted",
                        "refits",
                        "naive / model",
                        "snaive-drift / model"),
                oneStep.rows().stream().map(AccuracyDocument::oneStepRow).toList());
    }

    private static List<String> oneStepRow(OneStep.Row row) {
        String problem = row.problem();
        return List.of(
                row.model(),
                problem == null ? row.spec() : problem,
                fixed(row.filtered(), 4),
                fixed(row.refitted(), 4),
                String.valueOf(row.refits()),
                fixed(row.naiveOverOurs(), 2),
                fixed(row.seasonalDriftOverOurs(), 2));
    }

    private static Section beside(OneStep oneStep) {
        return new Section(
                "One step ahead: beside R and statsmodels",
                List.of(
                        "The same series by the rules of the reference results: the last 100 values one"
                                + " step ahead, fitted again every 10, filtered between. RMSE."),
                List.of("model", "ours", "R", "statsmodels"),
                oneStep.beside().stream()
                        .map(row ->
                                List.of(
                                        row.model(),
                                        fixed(row.rmse(), 4),
                                        fixed(row.r(), 4),
                                        fixed(row.statsmodels(), 4)))
                        .toList());
    }

    private static Section m4(M4Hourly m4) {
        List<String> text = new ArrayList<>();
        text.add(
                String.format(
                                Locale.ROOT,
                                "%d series, 48 hours ahead, season 24, measured by the competition's formulas, averaged",
                                m4.series())
                        + " over the series; the standard error in brackets is that over the series."
                        + " *Validation* is the MASE on the last 48 training values of models fitted to"
                        + " those before: it alone decides which model is taken. Of all combinations of the"
                        + " rows above, means of two or more forecasts, those with the least validation"
                        + " MASE are shown.");
        text.add(
                String.format(
                        Locale.ROOT,
                        "Taken on the validation: **%s**. The main line took %.0f s on %d cores, both fits of every series together.",
                        m4.chosen(),
                        m4.mainSeconds(),
                        m4.cores()));
        if (!m4.missing().isEmpty()) {
            text.add("Not in this installation: " + String.join(", ", m4.missing()) + ".");
        }
        text.add(
                "Where a model could not be fitted the seasonal naive forecast took its place; *replaced*"
                        + " counts that, of two forecasts a series.");
        return new Section(
                "M4 hourly",
                text,
                List.of(
                        "model",
                        "main",
                        "validation MASE",
                        "test MASE",
                        "test sMAPE",
                        "OWA",
                        "replaced",
                        "why",
                        "s"),
                m4.rows().stream().map(AccuracyDocument::m4Row).toList());
    }

    private static List<String> m4Row(M4Hourly.Row row) {
        return List.of(
                row.model(),
                row.main() ? "x" : NONE,
                withError(row.validation()),
                withError(row.mase()),
                fixed(row.smape(), 3),
                fixed(row.owa(), 3),
                String.valueOf(row.replaced()),
                orNone(row.problem()),
                fixed(row.seconds(), 0));
    }

    private static Section published(M4Hourly m4) {
        return new Section(
                "M4 hourly: the competition",
                List.of(
                        "What its best methods and its naive ones reached on the same test values."),
                List.of("method", "kind", "MASE", "sMAPE", "OWA"),
                m4.published().stream()
                        .map(row ->
                                List.of(
                                        row.method(),
                                        row.kind(),
                                        fixed(row.mase(), 3),
                                        fixed(row.smape(), 3),
                                        fixed(row.owa(), 3)))
                        .toList());
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }

    private static String withError(MeanWithError mean) {
        return "%s (%s)".formatted(fixed(mean.value(), 3), fixed(mean.standardError(), 3));
    }

    private static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                : NONE;
    }

    /** Four digits, whatever the size. */
    private static String digits(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return fixed(value, decimals);
    }
}
