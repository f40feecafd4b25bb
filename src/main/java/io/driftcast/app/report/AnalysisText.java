package io.driftcast.app.report;

import io.driftcast.app.report.SeriesAnalysis.Test;
import io.driftcast.render.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code analyze} prints for people, at most 100 columns wide. */
public final class AnalysisText {

    private static final int ID_CHARS = 40;
    private static final int LAGS_SHOWN = 24;
    private static final int BAR_CHARS = 20;
    private static final int FIGURE_CHARS = 84;

    private AnalysisText() {}

    /** One series in full. */
    public static List<String> of(AnalyzedSeries series) {
        SeriesAnalysis found = series.analysis();
        List<String> lines = new ArrayList<>();
        lines.add(found.series() + ": " + series.extent());
        preparation(found).forEach(lines::add);
        lines.add("");
        lines.addAll(tests(found).lines());
        lines.add("");
        lines.addAll(summary(found));
        lines.add("");
        lines.addAll(correlations(found));
        found.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    /** A line a series. */
    public static List<String> of(List<SeriesAnalysis> all) {
        TextTable table =
                new TextTable(
                        "SERIES",
                        "N",
                        "MISSING",
                        "M",
                        "ADF P",
                        "KPSS P",
                        "D",
                        "D SEASON",
                        "TREND",
                        "SEASON",
                        "FOUND");
        for (SeriesAnalysis each : all) {
            table.row(
                    cut(each.series()),
                    each.n(),
                    each.nMissing(),
                    each.period(),
                    pValue(each.adf()),
                    pValue(each.kpss()),
                    each.ndiffsAfterSeasonal(),
                    each.nsdiffs(),
                    twoDigits(each.trendStrength()),
                    strength(each),
                    found(each));
        }
        return table.lines();
    }

    private static String cut(String id) {
        return id.length() <= ID_CHARS ? id : "…" + id.substring(id.length() - ID_CHARS + 1);
    }

    /** A line on each step of preparation that changed the series. */
    static List<String> preparation(SeriesAnalysis found) {
        List<String> lines = new ArrayList<>();
        if (found.outliersRemoved() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT, "%,d outliers made missing", found.outliersRemoved()));
        }
        if (found.imputed() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d missing values filled in", found.imputed()));
        }
        if (!found.transform().equals("none")) {
            lines.add("all below is of the series under " + found.transform());
        }
        return lines;
    }

    private static TextTable tests(SeriesAnalysis found) {
        TextTable table = new TextTable("TEST", "STATISTIC", "5 % AT", "P", "LAGS", "SAYS");
        testRows(found).forEach(row -> table.row(row.toArray()));
        return table;
    }

    /** The tests, a row of six cells each; those that could not be computed are left out. */
    static List<List<String>> testRows(SeriesAnalysis found) {
        List<List<String>> rows = new ArrayList<>();
        addRow(rows, "ADF, level", found.adf(), "stationary", "a unit root is not rejected");
        addRow(
                rows,
                "ADF, trend",
                found.adfTrend(),
                "stationary about a line",
                "a unit root is not rejected");
        addRow(rows, "KPSS, level", found.kpss(), "not stationary", "stationary is not rejected");
        addRow(
                rows,
                "KPSS, trend",
                found.kpssTrend(),
                "not stationary about a line",
                "stationary about a line is not rejected");
        addRow(
                rows,
                "Ljung-Box",
                found.ljungBox(),
                "autocorrelated",
                "white noise is not rejected");
        return rows;
    }

    private static void addRow(
            List<List<String>> rows,
            String name,
            @Nullable Test test,
            String ifRejected,
            String otherwise) {
        if (test == null || Double.isNaN(test.statistic())) {
            return;
        }
        rows.add(
                List.of(
                        name,
                        fourDigits(test.statistic()),
                        test.critical() == null
                                ? "-"
                                : fourDigits(test.critical().getOrDefault("5%", Double.NaN)),
                        name.startsWith("KPSS") ? tableValue(test) : pValue(test),
                        Integer.toString(test.lags()),
                        test.pValue() < 0.05 ? ifRejected : otherwise));
    }

    /** Strengths, differences and the suggested transform, a line each. */
    static List<String> summary(SeriesAnalysis found) {
        List<String> lines = new ArrayList<>();
        String seasons =
                found.seasons().stream()
                        .map(AnalysisText::season)
                        .collect(Collectors.joining(", "));
        lines.add("seasons      " + (seasons.isEmpty() ? "none found" : seasons));
        lines.add(
                "trend        strength %s (%s)"
                        .formatted(
                                twoDigits(found.trendStrength()), found.decomposition().method()));
        figure(found).ifPresent(figure -> lines.add("one season   " + figure));
        if (found.movingAverage() != null) {
            lines.add("moving avg   " + found.movingAverage().words());
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "differences  %d seasonal, then %d first (%d first without seasonal)",
                        found.nsdiffs(),
                        found.ndiffsAfterSeasonal(),
                        found.ndiffs()));
        SeriesAnalysis.Suggestion transform = found.suggestedTransform();
        lines.add(
                "transform    "
                        + (transform == null
                                ? "none suggested: there are values of 0 or below"
                                : suggestion(transform)));
        return lines;
    }

    private static String season(SeriesAnalysis.SeasonFound season) {
        return String.format(
                Locale.ROOT,
                "%d (strength %s, %s)",
                season.period(),
                twoDigits(season.strength()),
                season.correlation() == null
                        ? "not found in the values"
                        : "correlation " + twoDigits(season.correlation()));
    }

    /** One season of a decomposition by moving averages, from the first step on. */
    private static Optional<String> figure(SeriesAnalysis found) {
        double[] seasonal = found.decomposition().seasonal();
        if (!found.decomposition().method().equals("moving averages")) {
            return Optional.empty();
        }
        StringBuilder figure = new StringBuilder();
        for (int place = 0; place < found.period(); place++) {
            String next = String.format(Locale.ROOT, "%.3g  ", seasonal[place]);
            if (figure.length() + next.length() > FIGURE_CHARS) {
                return Optional.of(figure + "...");
            }
            figure.append(next);
        }
        return Optional.of(figure.toString().strip());
    }

    /** The seasons that the values show. */
    private static String found(SeriesAnalysis of) {
        String found =
                of.seasons().stream()
                        .filter(season -> season.correlation() != null)
                        .map(season -> String.valueOf(season.period()))
                        .collect(Collectors.joining(","));
        return found.isEmpty() ? "-" : found;
    }

    /** How strong the season of the decomposition is. */
    private static String strength(SeriesAnalysis of) {
        return of.seasons().stream()
                .filter(season -> season.period() == of.period())
                .findFirst()
                .map(season -> twoDigits(season.strength()))
                .orElse("-");
    }

    private static String suggestion(SeriesAnalysis.Suggestion transform) {
        double lambda = transform.lambda();
        String near =
                Math.abs(lambda) < 0.15
                        ? ", about log"
                        : Math.abs(lambda - 0.5) < 0.1
                                ? ", about sqrt"
                                : Math.abs(lambda - 1) < 0.15 ? ", about none" : "";
        return "%s(%s) by Guerrero's method%s".formatted(transform.name(), twoDigits(lambda), near);
    }

    private static List<String> correlations(SeriesAnalysis found) {
        double[] acf = found.acf();
        double[] pacf = found.pacf();
        if (acf == null || pacf == null) {
            return List.of("too short for autocorrelations");
        }
        TextTable table = new TextTable("LAG", "ACF", "", "PACF", "");
        int shown = Math.min(acf.length - 1, Math.max(LAGS_SHOWN, found.period()));
        for (int lag = 1; lag <= shown && lag <= 2 * LAGS_SHOWN; lag++) {
            table.row(
                    lag,
                    fixed(acf[lag]),
                    bar(acf[lag], found.acfBound()),
                    fixed(pacf[lag]),
                    bar(pacf[lag], found.acfBound()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "White noise stays within ±%s at 95 %% of the lags; # is beyond, - within."
                        .formatted(fixed(found.acfBound())));
        return lines;
    }

    private static String bar(double correlation, double bound) {
        if (Double.isNaN(correlation)) {
            return "";
        }
        int length = (int) Math.min(BAR_CHARS, Math.round(BAR_CHARS * Math.abs(correlation)));
        return (Math.abs(correlation) > bound ? "#" : "-").repeat(Math.max(1, length));
    }

    private static String pValue(@Nullable Test test) {
        return test == null || Double.isNaN(test.pValue())
                ? "-"
                : String.format(Locale.ROOT, "%.3f", test.pValue());
    }

    /** A p-value from a table that ends at 0.01 and 0.1. */
    private static String tableValue(Test test) {
        double p = test.pValue();
        return p <= 0.01 ? "<=0.01" : p >= 0.1 ? ">=0.1" : pValue(test);
    }

    private static String fourDigits(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10_000 ? "%.4g" : "%,.0f", value);
    }

    private static String fixed(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
