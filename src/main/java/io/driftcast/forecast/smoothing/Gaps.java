package io.driftcast.forecast.smoothing;

import io.driftcast.series.LinearFill;

/** Values in place of missing ones, for starting values only. Stateless, thread-safe. */
final class Gaps {

    private Gaps() {}

    /**
     * The series with missing values on the straight line between their neighbours, at the ends
     * like the nearest value. At least one value must be there.
     *
     * @param period where a season is known, the value of a season before or after is taken instead
     *     if it is there
     */
    static double[] filled(double[] values, int period) {
        double[] filled = values.clone();
        if (period > 1) {
            for (int t = 0; t < values.length; t++) {
                if (Double.isNaN(filled[t])) {
                    filled[t] =
                            t >= period
                                    ? filled[t - period]
                                    : t + period < values.length ? values[t + period] : Double.NaN;
                }
            }
        }
        return LinearFill.of(filled);
    }
}
