package io.driftcast.forecast;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What a forecaster expects of its next steps, on the scale of the values it was given.
 *
 * <p>All arrays have one entry a step ahead, index 0 being the next step. {@code standardError} is
 * that of the forecast error, on the model's scale. Bounds enclose the central 80 and 95 % of the
 * predictive distribution, so {@code lower95 <= lower80 <= median <= upper80 <= upper95}.
 *
 * @param median the point forecast
 * @param mean the mean of the predictive distribution
 */
public record Forecast(
        double[] median,
        double[] mean,
        double[] standardError,
        double[] lower80,
        double[] upper80,
        double[] lower95,
        double[] upper95) {

    /**
     * Stands, with either sign, for a number that there is none for: a bound on a transformed scale
     * that lies beyond all values.
     */
    public static final double NO_NUMBER = Double.MAX_VALUE;

    /**
     * @throws IllegalArgumentException if the arrays differ in length, a value is not finite, or
     *     the bounds are out of order
     */
    public Forecast {
        int n = median.length;
        if (mean.length != n
                || standardError.length != n
                || lower80.length != n
                || upper80.length != n
                || lower95.length != n
                || upper95.length != n) {
            throw new IllegalArgumentException("arrays of different lengths in a forecast");
        }
        for (int h = 0; h < n; h++) {
            boolean ordered =
                    lower95[h] <= lower80[h]
                            && lower80[h] <= median[h]
                            && median[h] <= upper80[h]
                            && upper80[h] <= upper95[h];
            boolean finite =
                    Double.isFinite(lower95[h])
                            && Double.isFinite(upper95[h])
                            && Double.isFinite(mean[h])
                            && Double.isFinite(standardError[h]);
            if (!(ordered && finite)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "step %d ahead is not an ordered, finite forecast: 95%% [%s, %s], 80%% [%s, %s], median %s, mean %s",
                                h + 1,
                                lower95[h],
                                upper95[h],
                                lower80[h],
                                upper80[h],
                                median[h],
                                mean[h]));
            }
        }
    }

    /**
     * The same forecast with everything outside the legal bounds moved onto them.
     *
     * @param lower the smallest legal value, or negative infinity
     * @param upper the largest legal value, or positive infinity
     */
    public Forecast within(double lower, double upper) {
        if (lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
            return this;
        }
        return map(values -> clamped(values, lower, upper));
    }

    /**
     * The same forecast with so much added to every step: what is known of the steps ahead and the
     * model does not know. The standard error stays.
     *
     * @param added one entry a step ahead
     */
    public Forecast plus(double[] added) {
        return map(values -> {
            double[] sum = new double[values.length];
            for (int h = 0; h < sum.length; h++) {
                sum[h] = values[h] + added[h];
            }
            return sum;
        });
    }

    /**
     * The same forecast with median, mean and bounds changed in one way; the standard error stays.
     *
     * @param change makes new values of those of one of them, in the same order among each other
     */
    public Forecast map(UnaryOperator<double[]> change) {
        return new Forecast(
                change.apply(median),
                change.apply(mean),
                standardError,
                change.apply(lower80),
                change.apply(upper80),
                change.apply(lower95),
                change.apply(upper95));
    }

    /**
     * The same forecast with bounds that are at least so far from the median.
     *
     * @param half80 of the central 80 %
     * @param half95 of the central 95 %, no less
     */
    public Forecast atLeast(double half80, double half95) {
        int n = median.length;
        double[][] wide = {lower80.clone(), upper80.clone(), lower95.clone(), upper95.clone()};
        for (int h = 0; h < n; h++) {
            wide[0][h] = Math.min(lower80[h], median[h] - half80);
            wide[1][h] = Math.max(upper80[h], median[h] + half80);
            wide[2][h] = Math.min(lower95[h], median[h] - half95);
            wide[3][h] = Math.max(upper95[h], median[h] + half95);
        }
        return new Forecast(median, mean, standardError, wide[0], wide[1], wide[2], wide[3]);
    }

    /** The same forecast with another mean. */
    public Forecast withMean(double[] other) {
        return new Forecast(median, other, standardError, lower80, upper80, lower95, upper95);
    }

    private static double[] clamped(double[] values, double lower, double upper) {
        double[] clamped = new double[values.length];
        for (int h = 0; h < values.length; h++) {
            clamped[h] = Math.clamp(values[h], lower, upper);
        }
        return clamped;
    }

    /** The number of steps ahead. */
    public int horizon() {
        return median.length;
    }
}
