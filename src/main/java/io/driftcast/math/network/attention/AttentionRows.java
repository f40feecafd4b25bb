package io.driftcast.math.network.attention;

/**
 * Which rows of a batch attend to which: those of each sequence to the rows of its own memory,
 * which is the sequence itself in self-attention.
 *
 * @param queryFrom of each sequence, its first row
 * @param queryCount how many rows it has
 * @param keyFrom the first row of what it attends to
 * @param keyCount how many rows that has; rows that only fill it up are not among them
 * @param lookAhead whether a row attends to rows after its own place too
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, and compared by nobody
record AttentionRows(
        int[] queryFrom, int[] queryCount, int[] keyFrom, int[] keyCount, boolean lookAhead) {

    /**
     * Sequences one after the other that attend to themselves.
     *
     * @param lengths of each, at least 1
     */
    static AttentionRows self(boolean lookAhead, int... lengths) {
        int[] from = new int[lengths.length];
        for (int i = 1; i < lengths.length; i++) {
            from[i] = from[i - 1] + lengths[i - 1];
        }
        return new AttentionRows(from, lengths, from, lengths, lookAhead);
    }

    /** How many sequences there are. */
    int sequences() {
        return queryFrom.length;
    }

    /** How many rows the queries have together. */
    int queries() {
        int last = sequences() - 1;
        return last < 0 ? 0 : queryFrom[last] + queryCount[last];
    }
}
