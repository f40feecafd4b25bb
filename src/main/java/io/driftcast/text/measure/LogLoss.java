package io.driftcast.text.measure;

/**
 * The mean negative logarithm of the probability that was given to the true class. A probability
 * below 1e-15 counts as that, so that one example cannot make it infinite. Not thread-safe.
 */
public final class LogLoss {

    private static final double LEAST = 1e-15;

    private double sum;
    private int count;

    /** Counts an example. */
    public void add(double probabilityOfTrueClass) {
        sum -= Math.log(Math.max(LEAST, probabilityOfTrueClass));
        count++;
    }

    /** The mean; NaN of none. */
    public double mean() {
        return sum / count;
    }
}
