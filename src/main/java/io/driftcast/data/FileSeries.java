package io.driftcast.data;

import io.driftcast.series.StepInterval;
import io.driftcast.series.grid.Grid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One series of a file on its regular grid: a value a step from the first step that has one to the
 * last.
 *
 * @param id the file's stem, then the series column's text and the value column's name where there
 *     are such
 * @param grid the grid; null where the file gives no times and its rows are the steps
 * @param firstStep the number of the first value's step on the grid; 1 where there is no grid
 * @param values a value a step, NaN where it is missing; owned by this record, not to be changed
 */
public record FileSeries(String id, @Nullable Grid grid, long firstStep, double[] values) {

    /** The length of a step on the calendar; null where the file gives no times. */
    public @Nullable StepInterval interval() {
        return grid == null ? null : grid.interval();
    }

    /**
     * The season to expect of the interval, in steps: 12 of months, 4 of quarters, 24 of hours, 48
     * of half hours, 7 of days; 1, none, of years or where the file gives no times.
     */
    int period() {
        return grid == null ? 1 : grid.seasonalPeriods().getFirst();
    }

    /**
     * The label of a step in epoch milliseconds; null where the file gives no times.
     *
     * @param index 0 for the first value; may lie beyond the last value, as a forecast's step does
     */
    public @Nullable Long at(int index) {
        return grid == null ? null : grid.labelOf(firstStep + index);
    }

    /** How many steps have no value. */
    int missing() {
        return (int) Arrays.stream(values).filter(Double::isNaN).count();
    }
}
