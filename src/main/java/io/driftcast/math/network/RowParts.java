package io.driftcast.math.network;

/**
 * How a batch's rows are split over the threads of a team. Rows do not depend on one another in a
 * recurrence, so that results do not depend on the split.
 *
 * @param rows how many rows
 * @param count how many parts, at least 1
 */
record RowParts(int rows, int count) {

    /** Fewer rows than this are not worth a thread. */
    private static final int SMALLEST = 8;

    /** As many parts as threads, if they are not too small. */
    static RowParts of(int rows, int threads) {
        return new RowParts(rows, Math.clamp(rows / SMALLEST, 1, threads));
    }

    /** The first row of a part. */
    int from(int part) {
        return (int) ((long) rows * part / count);
    }

    /** How many rows a part has. */
    int size(int part) {
        return from(part + 1) - from(part);
    }
}
