package io.driftcast.stream.store;

import java.util.Arrays;

/**
 * {@value #STEPS} consecutive steps of a series' history as the trainer keeps it, from a multiple
 * of {@value #STEPS} on: each step's value (NaN if missing or not there) and label.
 */
public final class HistoryChunk {

    /** How many steps a chunk holds. */
    public static final int STEPS = 64;

    private final long firstStep;
    private final double[] values;
    private final long[] labels;

    /** An empty chunk for the steps around {@code step}. */
    public static HistoryChunk around(long step) {
        double[] values = new double[STEPS];
        Arrays.fill(values, Double.NaN);
        return new HistoryChunk(indexOf(step) * STEPS, values, new long[STEPS]);
    }

    HistoryChunk(long firstStep, double[] values, long[] labels) {
        this.firstStep = firstStep;
        this.values = values;
        this.labels = labels;
    }

    /** The number of the chunk that {@code step} belongs to, counted from step 0. */
    public static long indexOf(long step) {
        return Math.floorDiv(step, (long) STEPS);
    }

    /** Sets a step of this chunk. */
    public void set(long step, double value, long label) {
        values[offset(step)] = value;
        labels[offset(step)] = label;
    }

    /** The value of a step of this chunk; NaN if missing. */
    public double value(long step) {
        return values[offset(step)];
    }

    /** The label of a step of this chunk, milliseconds since 1970 UTC. */
    public long label(long step) {
        return labels[offset(step)];
    }

    private int offset(long step) {
        return (int) (step - firstStep);
    }

    long firstStep() {
        return firstStep;
    }

    double[] values() {
        return values;
    }

    long[] labels() {
        return labels;
    }
}
