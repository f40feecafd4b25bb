package io.driftcast.series.cleaning;

import java.util.Arrays;
import java.util.Locale;

/**
 * Treats values that lie more than a number of standard deviations from the mean of the series.
 * Mean and standard deviation (divisor n) are those of the values that are there, outliers
 * included, so n values have no outlier beyond sqrt(n - 1) deviations: at a threshold of 3, ten
 * values or fewer are never treated. A series that does not vary has none. Immutable, thread-safe.
 *
 * @param threshold how many standard deviations are no outlier yet, above 0
 */
public record OutlierTreatment(double threshold) {

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    /**
     * A treated series.
     *
     * @param values a new array
     * @param treated indices of the outliers, ascending
     */
    public record Treated(double[] values, int[] treated) {}

    public OutlierTreatment {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException(
                    "a threshold is above 0 standard deviations, not " + threshold);
        }
    }

    /**
     * The series with outliers made missing (NaN).
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is infinite
     */
    public Treated remove(double[] values) {
        return treat(values, Double.NaN, Double.NaN);
    }

    /**
     * The series with outliers moved to the bound that they passed, mean -+ threshold deviations.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is infinite
     */
    public Treated clip(double[] values) {
        Bounds bounds = bounds(values);
        return treat(values, bounds.low, bounds.high);
    }

    private Treated treat(double[] values, double forLow, double forHigh) {
        Bounds bounds = bounds(values);
        double[] result = values.clone();
        int[] treated = new int[values.length];
        int n = 0;
        for (int t = 0; t < values.length; t++) {
            if (values[t] < bounds.low || values[t] > bounds.high) {
                result[t] = values[t] < bounds.low ? forLow : forHigh;
                treated[n++] = t;
            }
        }
        return new Treated(result, Arrays.copyOf(treated, n));
    }

    private record Bounds(double low, double high) {}

    /** NaN, which nothing lies beyond, for a series without values or without spread. */
    private Bounds bounds(double[] values) {
        int n = 0;
        double mean = 0;
        double squares = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isInfinite(values[t])) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "value %d is %s: outliers are found among finite values",
                                t,
                                values[t]));
            }
            if (!Double.isNaN(values[t])) {
                double rest = values[t] - mean;
                mean += rest / ++n;
                squares += rest * (values[t] - mean);
            }
        }
        double deviation = Math.sqrt(squares / n);
        if (!(deviation > ROUNDING * Math.abs(mean))) {
            return new Bounds(Double.NaN, Double.NaN);
        }
        return new Bounds(mean - threshold * deviation, mean + threshold * deviation);
    }
}
