package io.driftcast.math.network;

import java.util.Locale;

/** Sequences of inputs and targets, all of one length, that a recurrent network learns from. */
public interface Sequences extends Dataset {

    /** No sequences. */
    static Sequences none() {
        return new None();
    }

    /** No sequences. */
    record None() implements Sequences {

        @Override
        public int count() {
            return 0;
        }

        @Override
        public int steps() {
            return 0;
        }

        @Override
        public void write(int sequence, int from, int steps, Batch batch, int row) {
            throw new IndexOutOfBoundsException(
                    String.format(Locale.ROOT, "sequence %d of none", sequence));
        }
    }

    /** How many steps each has. */
    int steps();

    /**
     * Writes some steps of a sequence to a row of a batch, all inputs and all targets of each.
     *
     * @param sequence from 0 to {@link #count} - 1
     * @param from the first step; it becomes the batch's step 0
     * @param steps how many
     */
    void write(int sequence, int from, int steps, Batch batch, int row);
}
