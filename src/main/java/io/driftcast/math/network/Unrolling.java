package io.driftcast.math.network;

import io.driftcast.math.kernel.WorkerTeam;
import java.util.Locale;

/**
 * How much a network is unrolled at once and on which threads.
 *
 * @param steps how many steps at most
 * @param parts the rows of a batch
 * @param team who computes
 */
public record Unrolling(int steps, RowParts parts, WorkerTeam team) {

    /**
     * So many steps of a batch of so many rows, split over the team.
     *
     * @throws IllegalArgumentException if there are no steps or no rows
     */
    public static Unrolling of(int steps, int rows, WorkerTeam team) {
        if (steps < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a batch of %d steps and %d rows", steps, rows));
        }
        return new Unrolling(steps, RowParts.of(rows, team.threads()), team);
    }
}
