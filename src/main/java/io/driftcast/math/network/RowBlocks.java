package io.driftcast.math.network;

import io.driftcast.math.kernel.WorkerTeam;

/**
 * Rows in blocks of a fixed size, carried out on a team: what is summed over a block does not
 * depend on the number of threads.
 */
public final class RowBlocks {

    /** Rows of a block; the last one may have fewer. */
    public static final int ROWS = 32;

    /** What is done with a block. */
    public interface Task {

        /**
         * Does it.
         *
         * @param block its number
         * @param from its first row
         * @param count how many rows it has
         */
        void run(int block, int from, int count);
    }

    private RowBlocks() {}

    /** How many blocks so many rows have. */
    public static int count(int rows) {
        return Math.ceilDiv(rows, ROWS);
    }

    /** Carries out all blocks. */
    public static void run(WorkerTeam team, int rows, Task task) {
        team.run(
                count(rows),
                block -> {
                    int from = block * ROWS;
                    task.run(block, from, Math.min(ROWS, rows - from));
                });
    }
}
