package io.driftcast.math.network;

/** Sequences of inputs and targets, all of one length, that a network learns from. */
public interface Sequences {

    /** How many there are. */
    int count();

    /** How many steps each has. */
    int steps();

    /** How many targets a step has. */
    int targets();

    /**
     * Writes some steps of a sequence to a row of a batch, all inputs and all targets of each.
     *
     * @param sequence from 0 to {@link #count} - 1
     * @param from the first step; it becomes the batch's step 0
     * @param steps how many
     */
    void write(int sequence, int from, int steps, Batch batch, int row);
}
