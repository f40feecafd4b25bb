package io.driftcast.forecast;

import java.util.Locale;

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
        return new Forecast(
                clamp(median, lower, upper),
                clamp(mean, lower, upper),
                standardError,
                clamp(lower80, lower, upper),
                clamp(upper80, lower, upper),
                clamp(lower95, lower, upper),
                clamp(upper95, lower, upper));
    }

    private static double[] clamp(double[] values, double lower, double upper) {
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
