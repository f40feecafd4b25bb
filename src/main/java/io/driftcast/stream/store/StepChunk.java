package io.driftcast.stream.store;

import java.util.Arrays;

/**
 * {@value #STEPS} consecutive closed steps of a series, from a multiple of {@value #STEPS} on. A
 * step that has not closed yet is absent; one that closed without a value holds NaN.
 */
public final class StepChunk {

    /** How many steps a chunk holds. */
    public static final int STEPS = 16;

    private static final int ABSENT = -1;

    private final long firstStep;
    private final double[] values;
    private final int[] counts;

    /** An empty chunk for the steps around {@code step}. */
    public static StepChunk around(long step) {
        double[] values = new double[STEPS];
        int[] counts = new int[STEPS];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(counts, ABSENT);
        return new StepChunk(firstStepOf(step), values, counts);
    }

    StepChunk(long firstStep, double[] values, int[] counts) {
        this.firstStep = firstStep;
        this.values = values;
        this.counts = counts;
    }

    /** The number of the chunk that {@code step} belongs to, counted from step 0. */
    public static long indexOf(long step) {
        return Math.floorDiv(step, (long) STEPS);
    }

    static long firstStepOf(long step) {
        return indexOf(step) * STEPS;
    }

    /** The first step that this chunk is for. */
    public long firstStep() {
        return firstStep;
    }

    /** Whether {@code step} belongs to this chunk and has closed. */
    public boolean holds(long step) {
        return covers(step) && counts[offset(step)] != ABSENT;
    }

    /** Whether {@code step} belongs to this chunk. */
    public boolean covers(long step) {
        return firstStepOf(step) == firstStep;
    }

    /** The value of a step that this chunk covers; NaN if it is missing or absent. */
    public double value(long step) {
        return values[offset(step)];
    }

    /** How many readings went into a step that this chunk holds. */
    public int count(long step) {
        return counts[offset(step)];
    }

    /** Sets a step that this chunk covers. */
    public void set(long step, double value, int count) {
        values[offset(step)] = value;
        counts[offset(step)] = count;
    }

    private int offset(long step) {
        return (int) (step - firstStep);
    }

    double[] values() {
        return values;
    }

    int[] counts() {
        return counts;
    }
}
