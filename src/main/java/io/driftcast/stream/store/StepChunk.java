package io.driftcast.stream.store;

import io.driftcast.series.grid.Counted;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.StepTally;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@value #STEPS} consecutive closed steps of a series, from a multiple of {@value #STEPS} on. A
 * step that has not closed yet is absent; one that closed without a value holds NaN.
 */
public final class StepChunk {

    /** How many steps a chunk holds. */
    public static final int STEPS = 16;

    private static final int ABSENT = -1;

    private final long firstStep;
    private final double[] values = new double[STEPS];
    private final int[] counts = new int[STEPS];
    private final int[] readings = new int[STEPS];
    private final long[] lastAts = new long[STEPS];
    private final int[] only = new int[STEPS];

    /**
     * What steps have counted but for those of one reading, whose fingerprint is in {@link #only}.
     */
    private @Nullable Counted @Nullable [] several;

    /** An empty chunk for the steps around {@code step}. */
    public static StepChunk around(long step) {
        return new StepChunk(firstStepOf(step));
    }

    private StepChunk(long firstStep) {
        this.firstStep = firstStep;
        Arrays.fill(values, Double.NaN);
        Arrays.fill(counts, ABSENT);
        Arrays.fill(readings, ABSENT);
        Arrays.fill(lastAts, GridState.NONE);
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

    /** Whether a step that this chunk covers has counted a reading with this fingerprint. */
    boolean hasCounted(long step, int fingerprint) {
        int i = offset(step);
        Counted own = several(i);
        return own == null ? readings[i] > 0 && only[i] == fingerprint : own.contains(fingerprint);
    }

    /** The readings of a step that this chunk holds. */
    public StepTally tally(long step) {
        int i = offset(step);
        return new StepTally(
                step, readings[i], counts[i], values[i], lastAts[i], false, counted(i));
    }

    private Counted counted(int i) {
        Counted own = several(i);
        if (own != null) {
            return own;
        }
        return readings[i] > 0 ? Counted.of(only[i]) : Counted.NONE;
    }

    private @Nullable Counted several(int i) {
        return several == null ? null : several[i];
    }

    /** Puts a step that this chunk holds as {@link StepChunkCodec} wants it. */
    void write(int i, StateOutput out) {
        out.putDouble(values[i]);
        out.putInt(counts[i]);
        out.putInt(readings[i]);
        boolean timed = lastAts[i] != GridState.NONE;
        out.putByte(timed ? 1 : 0);
        if (timed) {
            out.putLong(lastAts[i]);
        }
        Counted own = several(i);
        if (own != null) {
            CountedBytes.put(own, out);
        } else if (readings[i] > 0) {
            out.putByte(1);
            out.putInt(only[i]);
        } else {
            out.putByte(0);
        }
    }

    /**
     * Sets a step that this chunk covers.
     *
     * @param keepsTime whether the time of its last reading is to be known later
     */
    public void set(StepTally tally, boolean keepsTime) {
        int i = offset(tally.step());
        readings[i] = tally.readings();
        counts[i] = tally.count();
        values[i] = tally.value();
        lastAts[i] = keepsTime ? tally.lastAt() : GridState.NONE;
        setCounted(i, tally.counted());
    }

    /** Sets a step that this chunk covers to one that had no reading. */
    public void setMissing(long step) {
        int i = offset(step);
        readings[i] = 0;
        counts[i] = 0;
        values[i] = Double.NaN;
        lastAts[i] = GridState.NONE;
        setCounted(i, Counted.NONE);
    }

    private void setCounted(int i, Counted counted) {
        boolean plain = counted.size() == Math.min(readings[i], 1);
        if (plain && counted.size() == 1) {
            only[i] = counted.fingerprint(0);
        }
        if (!plain && several == null) {
            several = new Counted[STEPS];
        }
        if (several != null) {
            several[i] = plain ? null : counted;
        }
    }

    private int offset(long step) {
        return (int) (step - firstStep);
    }
}
