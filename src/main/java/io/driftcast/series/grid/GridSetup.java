package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import org.jspecify.annotations.Nullable;

/**
 * What changes seldom in a series' state: the declaration and the grid that came of it.
 *
 * @param declared what was declared
 * @param grid the grid; null while it is being found
 */
public record GridSetup(Declaration declared, @Nullable Grid grid) {

    /**
     * The setup that has a known grid, for a codec that keeps only what defines it.
     *
     * @param interval the interval, in the zone of the declaration
     */
    public static GridSetup of(
            Declaration declared, String interval, int readingsPerStep, long phaseMillis) {
        StepInterval steps = StepInterval.parse(interval, declared.zone());
        return new GridSetup(declared, Grid.of(declared, steps, readingsPerStep, phaseMillis));
    }
}
