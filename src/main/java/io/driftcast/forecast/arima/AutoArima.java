package io.driftcast.forecast.arima;

import io.driftcast.forecast.Attempt;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.arima.ArimaSpec.Constant;
import io.driftcast.series.Values;
import io.driftcast.series.analysis.UnitRoots;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the ARIMA model of a series: first the seasonal differences by a rule that is passed in,
 * then the regular ones by repeated KPSS tests ({@link UnitRoots#ndiffs}) on what is left, then of
 * all terms with p, q up to 5, P, Q up to 2 and p + q + P + Q up to 5 those with the least AICc, by
 * exact maximum likelihood ({@link ArimaSearchTree}). With one difference a drift and no constant
 * are tried. Without differences there is a mean; none is tried beside it only where 0 lies among
 * the values and means something ({@link Zero}), for what such a model forecasts in the end is 0.
 *
 * <p>Of three terms or fewer the criterion is AIC, as R's {@code auto.arima} has it, and nothing
 * but the constant is tried.
 *
 * <p>Models whose moving-average polynomials, the seasonal one in B^m, have a root within 1 % of
 * the unit circle are left out: there the likelihood has a narrow peak for every chance cycle of
 * the series, AICc takes the best of these for structure, and the cycle it then forecasts does not
 * go on.
 *
 * <p>Of a series with gaps the candidates are searched with the gaps filled in ({@link GapSearch}),
 * because the exact likelihood across gaps takes many times as long; the likelihood there is taken
 * in proportion to the values observed. The best few are then fitted to the series as it is, and
 * the least AICc of these exact fits decides. The model may differ from the one a search by exact
 * fits alone would find.
 *
 * <p>A model that explains the series to the last digit (sigma2 0: a constant, a straight line, a
 * pattern that repeats) wins at once. Candidates are fitted in parallel on the common pool; the
 * result does not depend on it. Deterministic; immutable and thread-safe.
 */
public final class AutoArima {

    /** As many terms as this say too little of any but white noise. */
    private static final int FEW = 3;

    private final SeasonalDifferencing seasonalDifferencing;
    private final Zero zero;

    /**
     * @param seasonalDifferencing says how often to difference at the seasonal lag
     * @param zero what 0 is on the scale of the values
     */
    public AutoArima(SeasonalDifferencing seasonalDifferencing, Zero zero) {
        this.seasonalDifferencing = seasonalDifferencing;
        this.zero = zero;
    }

    /**
     * The chosen model.
     *
     * @param values one a step, NaN where missing
     * @param period the season's length; 1 for none. A season that is longer than a third of the
     *     series, or than {@value ArimaSpec#MAX_PERIOD}, counts as none
     * @throws IllegalArgumentException if there are too few values for any model
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public ArimaFit fit(double[] values, int period) {
        int season = usable(values, period);
        int differences = season == 1 ? 0 : seasonalDifferencing.order(values, season);
        return fit(values, season, differences);
    }

    /**
     * The chosen model among those with this many seasonal differences.
     *
     * @throws IllegalArgumentException if there are too few values for any model
     */
    public ArimaFit fit(double[] values, int period, int seasonalDifferences) {
        ArimaSpec seasonal =
                new ArimaSpec(0, 0, 0, 0, seasonalDifferences, 0, period, Constant.NONE);
        int d = UnitRoots.ndiffs(Differences.of(seasonal, values));
        return fit(values, period, d, seasonalDifferences);
    }

    /**
     * The chosen model among those with these differences.
     *
     * @param d regular differences
     * @throws IllegalArgumentException if there are too few values for any model
     */
    public ArimaFit fit(double[] values, int period, int d, int seasonalDifferences) {
        List<Constant> constants = constants(d + seasonalDifferences, values);
        ArimaSpec frame = new ArimaSpec(0, d, 0, 0, seasonalDifferences, 0, period, Constant.NONE);
        @Nullable ArimaFit best = null;
        if (Values.count(values) - frame.lostToDifferences() <= FEW) {
            best = ofFew(frame, constants, values);
        } else if (GapFilling.hasGaps(values)) {
            best = new GapSearch(values, period, d, seasonalDifferences).best(constants);
        } else {
            best = new ArimaSearchTree(values, 0, period, d, seasonalDifferences).best(constants);
        }
        if (best == null) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "too few values for an ARIMA model with d = %d and D = %d",
                            d,
                            seasonalDifferences));
        }
        return best;
    }

    private static int usable(double[] values, int period) {
        int observed = Values.count(values);
        return period > ArimaSpec.MAX_PERIOD || 3L * period > observed ? 1 : Math.max(1, period);
    }

    private static @Nullable ArimaFit ofFew(
            ArimaSpec frame, List<Constant> constants, double[] values) {
        return constants.stream()
                .flatMap(constant ->
                        Attempt.maybe(() -> ArimaFitter.fit(frame.with(constant), values)).stream())
                .min(
                        Comparator.comparingDouble(
                                fit -> fit.sigma2() == 0 ? Double.NEGATIVE_INFINITY : fit.aic()))
                .orElse(null);
    }

    private List<Constant> constants(int differences, double[] values) {
        return switch (differences) {
            case 0 ->
                    zero != Zero.ARBITRARY && isAmong(values)
                            ? List.of(Constant.NONE, Constant.MEAN)
                            : List.of(Constant.MEAN);
            case 1 -> List.of(Constant.NONE, Constant.DRIFT);
            default -> List.of(Constant.NONE);
        };
    }

    /** Whether 0 lies among the values. */
    private static boolean isAmong(double[] values) {
        DoubleSummaryStatistics range =
                Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return range.getMin() <= 0 && range.getMax() >= 0;
    }
}
