package io.driftcast.math.stats;

/** The scalar product of two arrays. Stateless, thread-safe. */
public final class ScalarProduct {

    private ScalarProduct() {}

    /**
     * The sum of x[t] y[t], in four partial sums of fixed order, so that additions need not wait
     * for each other; 0 for empty arrays, NaN where a value is.
     *
     * @param y at least as long as {@code x}
     */
    public static double of(double[] x, double[] y) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int t = 0;
        for (; t + 3 < x.length; t += 4) {
            sum0 += x[t] * y[t];
            sum1 += x[t + 1] * y[t + 1];
            sum2 += x[t + 2] * y[t + 2];
            sum3 += x[t + 3] * y[t + 3];
        }
        for (; t < x.length; t++) {
            sum0 += x[t] * y[t];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
