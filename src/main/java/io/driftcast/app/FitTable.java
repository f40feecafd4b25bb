package io.driftcast.app;

import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A fit for people. */
final class FitTable {

    /** Longer forecasts are cut; programs get them whole. */
    private static final int STEPS_SHOWN = 60;

    /** Longer parameters, such as seasons and trees, are cut. */
    private static final int NUMBERS_SHOWN = 12;

    private static final int WIDTH = 10;

    private FitTable() {}

    static List<String> lines(FitReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(head(report));
        lines.add("");
        lines.add("model      " + report.fit().model().spec() + asked(report));
        report.fit()
                .estimates()
                .forEach((name, estimate) ->
                        lines.add("%-10s %s".formatted(name, estimated(estimate))));
        criteria(report, lines);
        lines.add("");
        forecast(report, lines);
        return lines;
    }

    private static String head(FitReport report) {
        StepLabels labels = new StepLabels(report.series());
        int length = report.series().values().length;
        int missing = report.steps() - report.observed();
        return "%s: %s%,d steps, %s to %s%s%s"
                .formatted(
                        report.series().id(),
                        report.from() > 0 ? "the last " : "",
                        report.steps(),
                        labels.label(report.from()),
                        labels.label(length - 1),
                        missing == 0 ? "" : ", %,d of them missing".formatted(missing),
                        report.period() == 1 ? "" : ", season " + report.period());
    }

    private static String asked(FitReport report) {
        return report.fit().model().spec().equals(report.model())
                ? ""
                : "  (asked for: %s)".formatted(report.model());
    }

    private static String estimated(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Scalar scalar -> Figures.number(scalar.value());
            case Estimate.Vector vector -> {
                int n = vector.values().length;
                String shown =
                        Arrays.stream(vector.values())
                                .limit(NUMBERS_SHOWN)
                                .mapToObj(Figures::number)
                                .collect(Collectors.joining("  "));
                yield n > NUMBERS_SHOWN ? "%s  ... (%,d)".formatted(shown, n) : shown;
            }
        };
    }

    private static void criteria(FitReport report, List<String> lines) {
        for (String name : List.of("sigma2", "loglik", "aic", "aicc", "bic")) {
            double value = report.metric(name);
            if (Double.isFinite(value)) {
                lines.add("%-10s %s".formatted(name, Figures.number(value)));
            }
        }
        lines.add("%-10s %s".formatted("fit ms", Figures.fixed(report.fitMillis(), 1)));
    }

    private static void forecast(FitReport report, List<String> lines) {
        StepLabels labels = new StepLabels(report.series());
        Forecast forecast = report.forecast();
        TextTable table =
                new TextTable(
                        "STEP",
                        Figures.right(WIDTH, "FORECAST"),
                        Figures.right(WIDTH, "LOWER 80"),
                        Figures.right(WIDTH, "UPPER 80"),
                        Figures.right(WIDTH, "LOWER 95"),
                        Figures.right(WIDTH, "UPPER 95"));
        int shown = Math.min(forecast.horizon(), STEPS_SHOWN);
        for (int h = 0; h < shown; h++) {
            table.row(
                    labels.label(report.series().values().length + h),
                    cell(forecast.median()[h]),
                    cell(forecast.lower80()[h]),
                    cell(forecast.upper80()[h]),
                    cell(forecast.lower95()[h]),
                    cell(forecast.upper95()[h]));
        }
        lines.addAll(table.lines());
        if (shown < forecast.horizon()) {
            lines.add(
                    "... %,d more; --format json prints all".formatted(forecast.horizon() - shown));
        }
    }

    private static String cell(double value) {
        return Figures.right(WIDTH, Figures.number(value));
    }
}
