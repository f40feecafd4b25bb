package io.driftcast.app.bench;

import java.util.List;

/**
 * What a bench has to say.
 *
 * @param machine where it ran
 * @param rows its figures
 */
public record BenchReport(Machine machine, List<BenchRow> rows) {

    /** Keeps a copy of the rows. */
    public BenchReport {
        rows = List.copyOf(rows);
    }
}
