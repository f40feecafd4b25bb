package io.driftcast.forecast.regression;

import io.driftcast.series.transform.Differencing;

/**
 * How the values of a series become the numbers that a regression on lags is about: differenced or
 * not, less their mean, over their standard deviation, so that neither unit nor level matters.
 *
 * @param differences 0, or 1 for the differences from step to step
 * @param start the mean of the values, for a forecast before any value
 * @param mean that of the values or differences
 * @param scale their standard deviation (population), 0 where they are all the same
 */
record LagScale(int differences, double start, double mean, double scale) {

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    /**
     * The scale of a series.
     *
     * @param values one a step, NaN where missing; at least one pair of neighbours, or one value
     *     without differences
     */
    static LagScale of(double[] values, int differences) {
        double[] scaled = Differencing.repeated(values, differences);
        double mean = mean(scaled);
        double sum = 0;
        int n = 0;
        for (double value : scaled) {
            if (!Double.isNaN(value)) {
                sum += (value - mean) * (value - mean);
                n++;
            }
        }
        double scale = Math.sqrt(sum / n);
        return new LagScale(
                differences, mean(values), mean, scale <= ROUNDING * size(values) ? 0 : scale);
    }

    private static double mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }

    private static double size(double[] values) {
        double size = 0;
        for (double value : values) {
            size = Double.isNaN(value) ? size : Math.max(size, Math.abs(value));
        }
        return size;
    }

    /** Whether a value has a number only together with the value before it. */
    boolean needsPrevious() {
        return differences == 1;
    }

    /**
     * The number of a value.
     *
     * @param previous the value before it, read only with differences
     */
    double standardise(double value, double previous) {
        if (scale == 0) {
            return 0;
        }
        double unscaled = needsPrevious() ? value - previous : value;
        return (unscaled - mean) / scale;
    }

    /** The value of a number, the inverse of {@link #standardise}. */
    double restore(double number, double previous) {
        double unscaled = mean + scale * number;
        return needsPrevious() ? previous + unscaled : unscaled;
    }

    /** The numbers of a series, one a value; NaN where it, or the value it needs, is not finite. */
    double[] standardise(double[] values) {
        double[] numbers = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            double previous = t == 0 ? Double.NaN : values[t - 1];
            boolean known =
                    Double.isFinite(values[t]) && (Double.isFinite(previous) || !needsPrevious());
            numbers[t] = known ? standardise(values[t], previous) : Double.NaN;
        }
        return numbers;
    }
}
