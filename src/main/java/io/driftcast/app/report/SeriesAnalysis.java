package io.driftcast.app.report;

import io.driftcast.app.report.Preparation.Prepared;
import io.driftcast.data.FileSeries;
import io.driftcast.series.analysis.AugmentedDickeyFuller;
import io.driftcast.series.analysis.AugmentedDickeyFuller.Regression;
import io.driftcast.series.analysis.Autocorrelation;
import io.driftcast.series.analysis.Autocorrelation.Partial;
import io.driftcast.series.analysis.Kpss;
import io.driftcast.series.analysis.Kpss.Around;
import io.driftcast.series.analysis.LjungBox;
import io.driftcast.series.analysis.SeasonDetection;
import io.driftcast.series.analysis.UnitRoots;
import io.driftcast.series.decomposition.Decomposition;
import io.driftcast.series.decomposition.Mstl;
import io.driftcast.series.decomposition.SeasonalDifferences;
import io.driftcast.series.transform.Differences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code analyze} says of a series: its JSON document, from which table and page are made too.
 * What the series is too short or too even for is null, and a note says so.
 *
 * @param series the series' id
 * @param interval the length of a step, ISO-8601; null where the file gives no times
 * @param n grid steps
 * @param nMissing how many of them have no value after the steps of preparation
 * @param period the main season's length in steps; 1: none
 * @param outliersRemoved how many values were made missing as outliers
 * @param imputed how many missing values were filled in
 * @param transform the transform that the rest was computed under
 * @param adf of a unit root, around a level
 * @param adfTrend of a unit root, around a line
 * @param kpss of stationarity, around a level
 * @param kpssTrend of stationarity, around a line
 * @param ljungBox of no autocorrelation
 * @param acf autocorrelations from lag 0 on
 * @param pacf partial autocorrelations from lag 0 on
 * @param acfBound what 95 % of white noise's autocorrelations stay within
 * @param acfBartlett the same for the lag's place, given the correlations before it
 * @param ndiffs first differences until KPSS no longer rejects
 * @param nsdiffs seasonal differences, by the season's strength
 * @param ndiffsAfterSeasonal first differences still needed after the seasonal ones
 * @param seasons those of the decomposition and those that the values show, shortest first
 * @param trendStrength from 0 to 1
 * @param movingAverage with the line through it
 * @param decomposition the parts
 * @param suggestedTransform what Guerrero's method suggests for the series before the transform;
 *     null for series with values of 0 or below
 * @param notes what could not be computed, and why
 */
public record SeriesAnalysis(
        String series,
        @Nullable String interval,
        int n,
        int nMissing,
        int period,
        int outliersRemoved,
        int imputed,
        String transform,
        @Nullable Test adf,
        @Nullable Test adfTrend,
        @Nullable Test kpss,
        @Nullable Test kpssTrend,
        @Nullable Test ljungBox,
        double @Nullable [] acf,
        double @Nullable [] pacf,
        double acfBound,
        double @Nullable [] acfBartlett,
        int ndiffs,
        int nsdiffs,
        int ndiffsAfterSeasonal,
        List<SeasonFound> seasons,
        double trendStrength,
        @Nullable MovingAverages movingAverage,
        Parts decomposition,
        @Nullable Suggestion suggestedTransform,
        List<String> notes) {

    private static final int LJUNG_BOX_LAGS = 10;

    /**
     * A hypothesis test.
     *
     * @param nobs observations that it rests on
     * @param critical critical values of the statistic by level; null where the distribution is
     *     that of chi-square
     */
    record Test(
            double statistic,
            double pValue,
            int lags,
            int nobs,
            @Nullable Map<String, Double> critical) {}

    /**
     * A season.
     *
     * @param strength 0 to 1
     * @param correlation of the changes one period apart where {@link SeasonDetection} finds the
     *     season, 0 to 1; null where it does not
     */
    record SeasonFound(int period, double strength, @Nullable Double correlation) {}

    /**
     * A decomposition.
     *
     * @param type {@code additive}: value = trend + seasonal + remainder at each step; {@code
     *     multiplicative}: their product
     * @param trend NaN at the ends where it is a moving average
     * @param remainder NaN there too, and where a value is missing
     */
    record Parts(
            String type, String method, double[] trend, double[] seasonal, double[] remainder) {}

    /** A transform to consider. */
    record Suggestion(String name, double lambda) {}

    /**
     * What to compute.
     *
     * @param periods season lengths in steps, the main one first; empty: from the file's interval
     * @param lags how many autocorrelations; null: 10 log10(n), or two seasons if that is more
     * @param decompose how the series is taken apart
     * @param robust whether STL gives less weight to points that fit badly
     * @param preparation the steps before
     */
    public record Options(
            List<Integer> periods,
            @Nullable Integer lags,
            DecompositionChoice decompose,
            boolean robust,
            Preparation preparation) {}

    /**
     * Analyses a series.
     *
     * @param prepared its values after {@code options.preparation()}
     * @param parts of these by {@code options.decompose()}
     */
    public static SeriesAnalysis of(
            FileSeries file,
            List<Integer> periods,
            Prepared prepared,
            Decomposition parts,
            Options options) {
        double[] values = prepared.values();
        int period = periods.getFirst();
        List<String> notes = new ArrayList<>();
        int missing = (int) Arrays.stream(values).filter(Double::isNaN).count();
        int observed = values.length - missing;
        int lags = lags(values.length, period, options.lags());
        double[] acf = lags < 1 ? null : Autocorrelation.acf(values, lags);
        double[] pacf = lags < 1 ? null : Autocorrelation.pacf(values, lags, Partial.YULE_WALKER);
        int nsdiffs = SeasonalDifferences.nsdiffs(values, period);
        return new SeriesAnalysis(
                file.id(),
                file.interval() == null ? null : file.interval().iso(),
                values.length,
                missing,
                period,
                prepared.outliersRemoved(),
                prepared.imputed(),
                prepared.transform(),
                test("adf", notes, () -> adf(values, Regression.CONSTANT)),
                test("adf_trend", notes, () -> adf(values, Regression.TREND)),
                test("kpss", notes, () -> kpss(values, observed, Around.LEVEL)),
                test("kpss_trend", notes, () -> kpss(values, observed, Around.TREND)),
                test("ljung_box", notes, () -> ljungBox(values, observed, period)),
                acf,
                pacf,
                Autocorrelation.whiteNoiseBound(observed),
                acf == null ? null : Autocorrelation.bartlettBounds(acf, observed),
                UnitRoots.ndiffs(values),
                nsdiffs,
                UnitRoots.ndiffs(
                        nsdiffs == 0 ? values : new Differences(0, nsdiffs, period).apply(values)),
                seasons(values, parts, options.robust()),
                parts.trendStrength(),
                tried("moving_average", notes, () -> MovingAverages.of(values, period)),
                new Parts(
                        parts.type().name().toLowerCase(Locale.ROOT),
                        options.decompose().method(parts, options.robust()),
                        parts.trend(),
                        parts.seasonal(),
                        parts.remainder()),
                suggestion(prepared),
                notes);
    }

    /** Found seasons that the decomposition is without have their strength by one of their own. */
    private static List<SeasonFound> seasons(double[] values, Decomposition parts, boolean robust) {
        Map<Integer, Double> strengths = new TreeMap<>();
        for (int i = 0; i < parts.seasons().size(); i++) {
            strengths.put(parts.seasons().get(i).period(), parts.seasonalStrength(i));
        }
        Map<Integer, Double> correlations = new HashMap<>();
        for (SeasonDetection.Season season : SeasonDetection.seasons(values)) {
            correlations.put(season.period(), season.correlation());
            strengths.computeIfAbsent(
                    season.period(),
                    period ->
                            new Mstl(robust)
                                    .decompose(values, List.of(period))
                                    .seasonalStrength(0));
        }
        List<SeasonFound> seasons = new ArrayList<>();
        strengths.forEach((period, strength) ->
                seasons.add(new SeasonFound(period, strength, correlations.get(period))));
        return List.copyOf(seasons);
    }

    /** How many autocorrelations to compute; below 1 if the series is too short for any. */
    private static int lags(int n, int period, @Nullable Integer wanted) {
        int usual = Math.max((int) (10 * Math.log10(n)), period > 1 ? 2 * period : 0);
        return wanted == null ? Math.min(usual, n / 2) : Math.min(wanted, n - 1);
    }

    private static @Nullable Suggestion suggestion(Prepared prepared) {
        return prepared.suggested() == null
                ? null
                : new Suggestion("box-cox", prepared.suggested().lambda());
    }

    private static @Nullable Test test(String name, List<String> notes, Supplier<Test> test) {
        Test done = tried(name, notes, test);
        if (done != null && Double.isNaN(done.statistic())) {
            notes.add(name + ": the series does not vary enough");
        }
        return done;
    }

    private static <T> @Nullable T tried(String name, List<String> notes, Supplier<T> found) {
        try {
            return found.get();
        } catch (IllegalArgumentException e) {
            notes.add(name + ": " + e.getMessage());
            return null;
        }
    }

    private static Test adf(double[] values, Regression regression) {
        AugmentedDickeyFuller test = AugmentedDickeyFuller.of(values, regression);
        Map<String, Double> critical = new LinkedHashMap<>();
        critical.put("1%", test.criticalValue(0.01));
        critical.put("5%", test.criticalValue(0.05));
        critical.put("10%", test.criticalValue(0.1));
        return new Test(test.statistic(), test.pValue(), test.lags(), test.nobs(), critical);
    }

    private static Test kpss(double[] values, int observed, Around around) {
        Kpss test = Kpss.of(values, around);
        Map<String, Double> critical = new LinkedHashMap<>();
        critical.put("1%", test.criticalValue(0.01));
        critical.put("2.5%", test.criticalValue(0.025));
        critical.put("5%", test.criticalValue(0.05));
        critical.put("10%", test.criticalValue(0.1));
        return new Test(test.statistic(), test.pValue(), test.lags(), observed, critical);
    }

    private static Test ljungBox(double[] values, int observed, int period) {
        int usual = period > 1 ? 2 * period : LJUNG_BOX_LAGS;
        LjungBox test = LjungBox.of(values, Math.clamp(observed / 5, 1, usual));
        return new Test(test.statistic(), test.pValue(), test.lags(), observed, null);
    }
}
