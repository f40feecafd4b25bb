package io.driftcast.math.stats;

/**
 * The mean of squared errors as they come: the plain mean up to a given number of errors, an
 * exponentially weighted one after that, so that a change of noise is forgotten in the end. Not
 * thread-safe.
 */
public final class RunningMeanSquare {

    private final int memory;
    private int count;
    private double mean;

    /**
     * @param memory after how many errors old ones begin to fade, at least 1
     */
    public RunningMeanSquare(int memory) {
        this(memory, 0, 0);
    }

    /**
     * Goes on where {@code count} and {@code mean} were read.
     *
     * @param memory after how many errors old ones begin to fade, at least 1
     */
    public RunningMeanSquare(int memory, int count, double mean) {
        if (memory < 1) {
            throw new IllegalArgumentException("the memory is at least 1 error, not " + memory);
        }
        this.memory = memory;
        this.count = count;
        this.mean = mean;
    }

    /** Takes in one error. */
    public void add(double error) {
        if (count < memory) {
            count++;
        }
        mean += (error * error - mean) / count;
    }

    /** How many errors the mean rests on; stays at the memory's length once it is reached. */
    public int count() {
        return count;
    }

    /** The mean square; 0 before the first error. */
    public double mean() {
        return mean;
    }
}
