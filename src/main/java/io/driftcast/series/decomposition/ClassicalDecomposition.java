package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionType.ADDITIVE;
import static io.driftcast.series.decomposition.DecompositionType.MULTIPLICATIVE;

import io.driftcast.series.CentredAverage;
import io.driftcast.series.LinearFill;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Decomposition by moving averages, as R's {@code decompose} and statsmodels' {@code
 * seasonal_decompose} have it.
 *
 * <p>The trend is the centred moving average over one period, its two ends counted half where the
 * period is even; so there is none for the first and last period / 2 steps (rounded down), which
 * are NaN there and in the remainder. A season's value is the mean of what is left at its place,
 * moved (additive) or scaled (multiplicative) so that a period's mean is 0 or 1.
 *
 * <p>Missing values (NaN) are replaced for the trend by linear interpolation; they take no part in
 * the season, and the remainder is NaN there. Stateless, thread-safe.
 */
public final class ClassicalDecomposition {

    private ClassicalDecomposition() {}

    /**
     * Value = trend + season + remainder.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period the season's length in steps
     * @throws IllegalArgumentException if the period is below 2, or the series shorter than two
     *     periods or without a value at some place of the season
     */
    public static Decomposition additive(double[] values, int period) {
        return decompose(values, period, ADDITIVE);
    }

    /**
     * Value = trend times season times remainder.
     *
     * @param values one a step, above 0, NaN where missing; unchanged
     * @param period the season's length in steps
     * @throws IllegalArgumentException as in {@link #additive}, or if a value is not above 0
     */
    public static Decomposition multiplicative(double[] values, int period) {
        for (int t = 0; t < values.length; t++) {
            if (values[t] <= 0) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a multiplicative decomposition needs values above 0, and value %d is %s",
                                t + 1,
                                values[t]));
            }
        }
        return decompose(values, period, MULTIPLICATIVE);
    }

    private static Decomposition decompose(double[] values, int period, DecompositionType type) {
        Periods.check(values, period);
        double[] trend = CentredAverage.of(LinearFill.of(values), period);
        double[] detrended = without(values, trend, type);
        double[] figure = figure(detrended, period, type);
        double[] seasonal = new double[values.length];
        Arrays.setAll(seasonal, t -> figure[t % period]);
        return new Decomposition(
                type,
                trend,
                List.of(new Season(period, seasonal)),
                without(detrended, seasonal, type));
    }

    private static double[] figure(double[] detrended, int period, DecompositionType type) {
        double[] figure = new double[period];
        double mean = 0;
        for (int place = 0; place < period; place++) {
            double sum = 0;
            int count = 0;
            for (int t = place; t < detrended.length; t += period) {
                if (!Double.isNaN(detrended[t])) {
                    sum += detrended[t];
                    count++;
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "no value at place %d of the season of %d: a longer series is needed",
                                place + 1,
                                period));
            }
            figure[place] = sum / count;
            mean += figure[place] / period;
        }
        double[] centre = new double[period];
        Arrays.fill(centre, mean);
        return without(figure, centre, type);
    }

    private static double[] without(double[] values, double[] part, DecompositionType type) {
        double[] rest = new double[values.length];
        Arrays.setAll(rest, t -> type == ADDITIVE ? values[t] - part[t] : values[t] / part[t]);
        return rest;
    }
}
