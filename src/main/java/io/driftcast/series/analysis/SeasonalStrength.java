package io.driftcast.series.analysis;

/**
 * How much of a series its season explains, by some decomposition into trend, season and remainder:
 * max(0, 1 - var(remainder) / var(season + remainder)).
 *
 * <p>Source: X. Wang, K. A. Smith and R. J. Hyndman, Data Mining and Knowledge Discovery 13 (2006),
 * doi:10.1007/s10618-005-0039-x.
 */
@FunctionalInterface
public interface SeasonalStrength {

    /**
     * The strength, 0 to 1.
     *
     * @param values one a step, NaN where missing, more than two seasons; not to be changed or kept
     * @param period steps in a season, above 1
     */
    double of(double[] values, int period);
}
