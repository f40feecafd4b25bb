package io.driftcast.series.decomposition;

import java.util.Locale;

/** What every method asks of a period. */
final class Periods {

    private Periods() {}

    /**
     * @throws IllegalArgumentException if the period is below 2 or the series shorter than two
     *     periods
     */
    static void check(double[] values, int period) {
        if (period < 2) {
            throw new IllegalArgumentException("a season has at least 2 steps, not " + period);
        }
        if (values.length < 2L * period) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a season of %d steps needs a series of %d at least, not %d",
                            period,
                            2L * period,
                            values.length));
        }
    }
}
