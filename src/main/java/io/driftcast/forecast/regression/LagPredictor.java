package io.driftcast.forecast.regression;

/**
 * The next number of a standardised series from numbers some steps before it. Immutable,
 * thread-safe.
 */
sealed interface LagPredictor permits LinearPredictor, TreePredictor {

    /** How many steps back it looks, ascending, 1 being the last number. */
    int[] lags();

    /** The longest lag. */
    default int reach() {
        return lags()[lags().length - 1];
    }

    /**
     * The expected next number.
     *
     * @param numbers the history; unchanged
     * @param end the index of the number asked for, at least the longest lag
     */
    double next(double[] numbers, int end);

    /**
     * The standard errors of forecasts, each step's expected number taking the place of the one
     * that is not known yet.
     *
     * @param count for how many steps ahead
     * @param differences 1 if the forecasts are sums of the numbers, 0 if they are the numbers
     * @return one a step, not decreasing
     */
    double[] standardErrors(int count, int differences);
}
