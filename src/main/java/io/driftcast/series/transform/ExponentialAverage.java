package io.driftcast.series.transform;

/**
 * Exponentially weighted mean and variance of a stream: a value k steps old weighs (1 - alpha)^k.
 *
 * <pre>
 *   recursive    mean = (1 - alpha) mean + alpha x, from the first value
 *   normalised   mean = sum of (1 - alpha)^k x[t-k] / sum of (1 - alpha)^k
 * </pre>
 *
 * The first is pandas' {@code ewm(alpha, adjust=False)}: the first value keeps the weight of all
 * that came before it; the second is {@code adjust=True}. The variance is that of the same weights
 * ({@code bias=True}). A missing value (NaN) ages the weights and leaves the rest as it is. NaN
 * before the first value.
 *
 * <p>Mutable; not thread-safe.
 */
public final class ExponentialAverage {

    private final double decay;
    private final double newWeight;
    private final boolean weightsAddUp;
    private double oldWeight;
    private double mean = Double.NaN;
    private double variance = Double.NaN;

    private ExponentialAverage(double alpha, boolean weightsAddUp) {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is above 0 and at most 1, not " + alpha);
        }
        decay = 1 - alpha;
        newWeight = weightsAddUp ? 1 : alpha;
        this.weightsAddUp = weightsAddUp;
    }

    /**
     * The recursion from the first value.
     *
     * @param alpha above 0, at most 1
     * @throws IllegalArgumentException if alpha is not
     */
    public static ExponentialAverage recursive(double alpha) {
        return new ExponentialAverage(alpha, false);
    }

    /**
     * The weighted mean of the values so far.
     *
     * @param alpha above 0, at most 1
     * @throws IllegalArgumentException if alpha is not
     */
    public static ExponentialAverage normalised(double alpha) {
        return new ExponentialAverage(alpha, true);
    }

    /** Takes in the next value, NaN for a missing one. */
    public void add(double value) {
        oldWeight *= decay;
        if (Double.isNaN(value)) {
            return;
        }
        if (Double.isNaN(mean)) {
            mean = value;
            variance = 0;
        } else {
            double share = newWeight / (oldWeight + newWeight);
            double rest = value - mean;
            mean += share * rest;
            // the old values' distance from the new mean and the new value's
            variance = (1 - share) * (variance + share * rest * rest);
        }
        oldWeight = weightsAddUp ? oldWeight + newWeight : 1;
    }

    /** The mean after each value of a series, which is taken in. */
    public double[] addAll(double[] values) {
        double[] means = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            add(values[t]);
            means[t] = mean;
        }
        return means;
    }

    /** The weighted mean of the values so far. */
    public double mean() {
        return mean;
    }

    /** Their weighted mean squared distance from it. */
    public double variance() {
        return variance;
    }
}
