package io.driftcast.series.analysis;

import java.util.Locale;

/**
 * The least-squares line through a series, y = intercept + slope t with t from 0, and how much of
 * the series it explains: R^2 = 1 - RSS / TSS. Missing values take no part. Immutable, thread-safe.
 *
 * @param intercept in units of the values
 * @param slope in units of the values a step
 * @param rSquared from 0 to 1; NaN for values that do not vary, of which there is nothing to
 *     explain
 */
public record StraightLine(double intercept, double slope, double rSquared) {

    private static final int LEAST_VALUES = 3;

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    /**
     * Fits it.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if there are fewer than three values
     */
    public static StraightLine of(double[] values) {
        int n = 0;
        double meanT = 0;
        double meanY = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                n++;
                meanT += (t - meanT) / n;
                meanY += (values[t] - meanY) / n;
            }
        }
        if (n < LEAST_VALUES) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "a straight line through %d values says nothing", n));
        }
        double tt = 0;
        double ty = 0;
        double yy = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                tt += (t - meanT) * (t - meanT);
                ty += (t - meanT) * (values[t] - meanY);
                yy += (values[t] - meanY) * (values[t] - meanY);
            }
        }
        if (!(Math.sqrt(yy / n) > ROUNDING * Math.abs(meanY))) {
            return new StraightLine(meanY, 0, Double.NaN);
        }
        double slope = ty / tt;
        return new StraightLine(meanY - slope * meanT, slope, Math.min(1, slope * ty / yy));
    }

    /** The line at a step. */
    public double at(int step) {
        return intercept + slope * step;
    }
}
