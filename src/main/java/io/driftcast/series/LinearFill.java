package io.driftcast.series;

/** Stands in for missing values where a method needs a value at every step. */
public final class LinearFill {

    private LinearFill() {}

    /**
     * A copy with every NaN replaced by the point on the line between its neighbours, before the
     * first and after the last value by that value.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static double[] of(double[] values) {
        double[] filled = values.clone();
        int last = -1;
        for (int t = 0; t < filled.length; t++) {
            if (Double.isNaN(values[t])) {
                continue;
            }
            for (int gap = last + 1; gap < t; gap++) {
                double share = (gap - last) / (double) (t - last);
                filled[gap] =
                        last < 0 ? values[t] : values[last] + share * (values[t] - values[last]);
            }
            last = t;
        }
        if (last < 0) {
            throw new IllegalArgumentException("the series has no value, all are missing");
        }
        for (int t = last + 1; t < filled.length; t++) {
            filled[t] = values[last];
        }
        return filled;
    }
}
