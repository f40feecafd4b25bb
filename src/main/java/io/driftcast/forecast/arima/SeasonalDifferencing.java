package io.driftcast.forecast.arima;

/** A rule that says how often to difference a series at the seasonal lag. */
@FunctionalInterface
public interface SeasonalDifferencing {

    /** The rule that never does. */
    SeasonalDifferencing NEVER = (values, period) -> 0;

    /**
     * The number of seasonal differences, 0 to {@value ArimaSpec#MAX_SEASONAL_DIFFERENCES}.
     *
     * @param values one a step, NaN where missing; not to be changed
     * @param period the season's length, at least 2
     */
    int order(double[] values, int period);
}
