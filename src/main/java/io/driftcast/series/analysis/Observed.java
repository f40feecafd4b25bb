package io.driftcast.series.analysis;

import io.driftcast.series.Values;
import java.util.Arrays;
import java.util.Locale;

/** The values that are there, of a series with missing ones. */
final class Observed {

    private Observed() {}

    /** A new array without the NaNs, in order. */
    static double[] of(double[] values) {
        int n = 0;
        double[] observed = new double[values.length];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                observed[n++] = value;
            }
        }
        return Arrays.copyOf(observed, n);
    }

    /**
     * The values less their mean, NaN where missing, divided by a power of two near the largest, so
     * that no square overflows or vanishes and dividing rounds nothing. All zero where the values
     * are constant.
     */
    static double[] standardised(double[] values) {
        double mean = Values.mean(values);
        boolean constant = Values.constant(values, Values.size(values));
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = constant && !Double.isNaN(values[t]) ? 0 : values[t] - mean;
        }
        divide(rest, scale(rest));
        return rest;
    }

    /** A power of two near the largest absolute value; 1 where that is 0. */
    static double scale(double[] values) {
        double size = Values.size(values);
        return size > 0 ? Math.scalb(1.0, Math.max(Math.getExponent(size), -1000)) : 1;
    }

    static void divide(double[] values, double scale) {
        for (int t = 0; t < values.length; t++) {
            values[t] /= scale;
        }
    }

    /**
     * @throws IllegalArgumentException if a value is infinite
     */
    static void requireFinite(double[] values, String what) {
        for (int t = 0; t < values.length; t++) {
            if (Double.isInfinite(values[t])) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "value %d of %s is %s", t, what, values[t]));
            }
        }
    }
}
