package io.driftcast.series.transform;

/** Differences of a series. Stateless, thread-safe. */
public final class Differencing {

    private Differencing() {}

    /**
     * x[t] - x[t-1]: one value fewer than given (none for none), NaN where either value is NaN.
     *
     * @param values unchanged
     */
    public static double[] first(double[] values) {
        return atLag(values, 1);
    }

    /**
     * x[t] - x[t-lag]: {@code lag} values fewer than given, none if there are no more than that;
     * NaN where either value is NaN.
     *
     * @param values unchanged
     * @param lag 1 or more
     */
    public static double[] atLag(double[] values, int lag) {
        double[] differences = new double[Math.max(0, values.length - lag)];
        for (int t = 0; t < differences.length; t++) {
            differences[t] = values[t + lag] - values[t];
        }
        return differences;
    }

    /**
     * The first differences taken {@code order} times; the values themselves (not a copy) for order
     * 0.
     *
     * @param values unchanged
     * @throws IllegalArgumentException if the order is negative
     */
    public static double[] repeated(double[] values, int order) {
        if (order < 0) {
            throw new IllegalArgumentException("cannot difference " + order + " times");
        }
        double[] result = values;
        for (int k = 0; k < order; k++) {
            result = first(result);
        }
        return result;
    }
}
