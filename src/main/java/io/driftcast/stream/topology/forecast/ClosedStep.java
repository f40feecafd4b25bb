package io.driftcast.stream.topology.forecast;

import io.driftcast.series.grid.Grid;

/**
 * A closed step on its way to the observations.
 *
 * @param step its number
 * @param at its label, epoch milliseconds
 * @param value its value, NaN if it is missing
 * @param count how many readings went into it
 * @param corrected whether it was published before, without a reading that came late
 */
public record ClosedStep(
        String seriesId,
        Grid grid,
        long step,
        long at,
        double value,
        int count,
        boolean corrected) {}
