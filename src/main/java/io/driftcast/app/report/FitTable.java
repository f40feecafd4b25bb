package io.driftcast.app.report;

import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import io.driftcast.render.Figures;
import io.driftcast.render.NumberTable;
import io.driftcast.series.transform.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A fit for people. */
public final class FitTable {

    /** Longer forecasts are cut; programs get them whole. */
    private static final int STEPS_SHOWN = 60;

    /** Longer parameters, such as seasons and trees, are cut. */
    private static final int NUMBERS_SHOWN = 12;

    private static final int LEAST_NAME_CHARS = 10;

    private static final double WHOLE_UP_TO = 1e5;

    /** Of the forecast. */
    static final List<String> HEADINGS =
            List.of("STEP", "FORECAST", "LOWER 80", "UPPER 80", "LOWER 95", "UPPER 95");

    private FitTable() {}

    public static List<String> lines(FitReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(head(report));
        lines.add("");
        List<List<String>> estimates = new ArrayList<>(estimates(report));
        ResidualCheck.of(report)
                .ifPresent(test -> estimates.add(List.of("residuals", test.words())));
        int width =
                estimates.stream()
                        .mapToInt(row -> row.getFirst().length())
                        .reduce(LEAST_NAME_CHARS, Math::max);
        for (List<String> row : estimates) {
            String name = row.getFirst();
            lines.add(name + " ".repeat(width + 1 - name.length()) + row.getLast());
        }
        lines.add("");
        List<List<String>> steps = steps(report);
        int shown = Math.min(steps.size(), STEPS_SHOWN);
        lines.addAll(NumberTable.lines(HEADINGS, steps.subList(0, shown)));
        if (shown < steps.size()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "... %,d more; --format json prints all",
                            steps.size() - shown));
        }
        String missing = ForecastNumbers.missing(report);
        if (missing != null) {
            lines.add(missing);
        }
        return lines;
    }

    /** The series and its steps in a line. */
    static String head(FitReport report) {
        StepLabels labels = new StepLabels(report.series());
        int length = report.series().values().length;
        int missing = report.steps() - report.observed();
        return String.format(
                Locale.ROOT,
                "%s: %s%,d steps, %s to %s%s%s",
                report.series().id(),
                report.from() > 0 ? "the last " : "",
                report.steps(),
                labels.label(report.from()),
                labels.label(length - 1),
                missing == 0 ? "" : String.format(Locale.ROOT, ", %,d of them missing", missing),
                report.period() == 1 ? "" : ", season " + report.period());
    }

    private static String asked(FitReport report) {
        return report.spec().equals(report.model())
                ? ""
                : "  (asked for: %s)".formatted(report.model());
    }

    private static String estimated(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Scalar scalar -> plain(scalar.value());
            case Estimate.Vector vector -> {
                int n = vector.values().length;
                String shown =
                        Arrays.stream(vector.values())
                                .limit(NUMBERS_SHOWN)
                                .mapToObj(FitTable::plain)
                                .collect(Collectors.joining("  "));
                yield n > NUMBERS_SHOWN
                        ? String.format(Locale.ROOT, "%s  ... (%,d)", shown, n)
                        : shown;
            }
        };
    }

    /** What was fitted: names and values. */
    static List<List<String>> estimates(FitReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", report.spec() + asked(report)));
        if (!(report.transform() instanceof Transform.None)) {
            rows.add(
                    List.of(
                            "transform",
                            report.transformName() + "; all but the forecast is on its scale"));
        }
        report.fit()
                .estimates()
                .forEach((name, estimate) -> {
                    String shown = estimated(estimate);
                    if (!shown.isEmpty()) {
                        rows.add(List.of(name, shown));
                    }
                });
        for (String name : List.of("sigma2", "loglik", "aic", "aicc", "bic")) {
            double value = report.metric(name);
            if (Double.isFinite(value)) {
                rows.add(List.of(name, Figures.number(value)));
            }
        }
        rows.add(List.of("fit ms", Figures.fixed(report.fitMillis(), 1)));
        return rows;
    }

    /** Counts and lags without places. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE_UP_TO
                ? String.valueOf((long) value)
                : Figures.number(value);
    }

    /** The forecast under {@link #HEADINGS}. */
    static List<List<String>> steps(FitReport report) {
        StepLabels labels = new StepLabels(report.series());
        Forecast forecast = report.forecast();
        List<List<String>> rows = new ArrayList<>();
        for (int h = 0; h < forecast.horizon(); h++) {
            rows.add(
                    List.of(
                            labels.label(report.series().values().length + h),
                            Figures.number(ForecastNumbers.of(forecast.median()[h])),
                            Figures.number(ForecastNumbers.of(forecast.lower80()[h])),
                            Figures.number(ForecastNumbers.of(forecast.upper80()[h])),
                            Figures.number(ForecastNumbers.of(forecast.lower95()[h])),
                            Figures.number(ForecastNumbers.of(forecast.upper95()[h]))));
        }
        return rows;
    }
}
