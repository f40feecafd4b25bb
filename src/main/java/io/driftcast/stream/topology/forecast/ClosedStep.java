package io.driftcast.stream.topology.forecast;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.StepTally;

/**
 * A closed step, or the steps of a gap, on the way to the observations.
 *
 * @param step its number; of a gap that of the first
 * @param steps how many steps it stands for
 * @param at its label, epoch milliseconds; of a gap that of the first
 * @param value its value, NaN if it is missing
 * @param count how many readings went into it
 * @param illegal whether it had a reading outside the legal bounds
 * @param corrected whether it was published before, without a reading that came late
 */
public record ClosedStep(
        String seriesId,
        Grid grid,
        long step,
        int steps,
        long at,
        double value,
        int count,
        boolean illegal,
        boolean corrected) {

    /** A step with readings. */
    static ClosedStep of(String seriesId, Grid grid, StepTally tally, long at, boolean corrected) {
        return new ClosedStep(
                seriesId,
                grid,
                tally.step(),
                1,
                at,
                tally.value(),
                tally.count(),
                tally.illegal(),
                corrected);
    }

    /** Steps without any. */
    static ClosedStep gap(String seriesId, Grid grid, long first, long at, int steps) {
        return new ClosedStep(seriesId, grid, first, steps, at, Double.NaN, 0, false, false);
    }
}
