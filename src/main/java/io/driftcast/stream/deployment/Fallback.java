package io.driftcast.stream.deployment;

import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import io.driftcast.series.grid.Grid;

/**
 * Which forecaster answers while no fitted model works: the seasonal naive one as soon as two
 * seasons have been seen, exponential smoothing before that and where there is no season.
 */
final class Fallback {

    static final int FORMAT_VERSION = 1;

    /** Follows a level quickly; a fallback has no time to learn a better one. */
    private static final double ALPHA = 0.5;

    private Fallback() {}

    static String kind(Grid grid, int observed) {
        boolean seasonal =
                grid.seasonalPeriods().getFirst() > 1
                        && observed >= 2 * grid.seasonalPeriods().getFirst();
        return seasonal ? SeasonalNaiveFamily.KIND : SesFamily.KIND;
    }

    static byte[] parameters(String kind, Grid grid) {
        return kind.equals(SeasonalNaiveFamily.KIND)
                ? SeasonalNaiveFamily.parameters(grid.seasonalPeriods().getFirst())
                : SesFamily.parameters(ALPHA);
    }
}
