package io.driftcast.forecast.arima;

import io.driftcast.series.Values;

/**
 * What is taken from a series before its likelihood is computed, so that neither its level nor its
 * units cost digits. The model absorbs it exactly: a location goes into the mean or the diffuse
 * level, a slope into the drift, and the scale is a power of two, so dividing by it rounds nothing.
 *
 * @param location taken from each value
 * @param slope taken once a step
 * @param scale the rest is divided by it
 * @param degenerate whether nothing but rounding is left, so that no variance can be estimated
 */
record Standardisation(double location, double slope, double scale, boolean degenerate) {

    /** Rests below this share of the largest value are rounding. */
    private static final double ROUNDING = 1e-14;

    /**
     * @param values beginning and ending with a value, NaN where missing; unchanged
     */
    static Standardisation of(ArimaSpec spec, double[] values) {
        double location = 0;
        double slope = 0;
        boolean differenced = spec.lostToDifferences() > 0;
        if (values.length > 0 && (spec.hasConstant() || differenced)) {
            location = differenced ? values[0] : Values.mean(values);
        }
        if (spec.constant() == ArimaSpec.Constant.DRIFT) {
            slope = slope(spec, values);
        }
        double largest = 0;
        double[] rest = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            rest[t] = values[t] - location - slope * t;
            if (!Double.isNaN(values[t])) {
                largest = Math.max(largest, Math.abs(values[t]));
            }
        }
        double size = rootMeanSquare(Differences.of(spec, rest));
        if (Double.isNaN(size)) {
            size = rootMeanSquare(rest); // gaps everywhere: no two values in a row
        }
        boolean degenerate = !(size > ROUNDING * largest);
        double scale = degenerate ? 1 : Math.scalb(1.0, Math.getExponent(size));
        return new Standardisation(location, slope, scale, degenerate);
    }

    /** Replaces values by what is left of them. */
    void apply(double[] values) {
        for (int t = 0; t < values.length; t++) {
            values[t] = (values[t] - location - slope * t) / scale;
        }
    }

    /** The mean difference a step, over the lag that the spec differences at. */
    private static double slope(ArimaSpec spec, double[] values) {
        double mean = Values.mean(Differences.of(spec, values)) / spec.lostToDifferences();
        if (spec.d() == 1 || mean == 0) {
            int steps = values.length - 1;
            return steps > 0 ? (values[steps] - values[0]) / steps : 0;
        }
        return mean;
    }

    private static double rootMeanSquare(double[] values) {
        double largest = Values.size(values);
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                double share = largest == 0 ? 0 : value / largest;
                sum += share * share;
            }
        }
        return largest * Math.sqrt(sum / n);
    }
}
