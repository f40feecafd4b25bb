package io.driftcast.series.analysis;

import io.driftcast.series.Values;
import io.driftcast.series.transform.Differencing;

/** How often a series must be differenced before it is stationary. Stateless, thread-safe. */
public final class UnitRoots {

    /** The most differences ever proposed. */
    public static final int MAX_DIFFERENCES = 2;

    /** The most seasonal differences ever proposed. */
    public static final int MAX_SEASONAL_DIFFERENCES = 1;

    private static final double ALPHA = 0.05;

    private static final double STRONG_SEASON = 0.64;

    private UnitRoots() {}

    /**
     * The number of first differences until the KPSS level test no longer rejects stationarity at 5
     * %, at most {@value #MAX_DIFFERENCES}; the procedure of R's {@code ndiffs} (R. J. Hyndman and
     * Y. Khandakar, J. Stat. Software 27(3), 2008, doi:10.18637/jss.v027.i03).
     *
     * <p>Missing values (NaN) are left out first and the rest is joined, so the difference across a
     * gap counts as one step. A constant series needs none, and so does one with fewer than three
     * values.
     *
     * @param values one a step, NaN where missing
     */
    public static int ndiffs(double[] values) {
        double[] rest = Observed.of(values);
        double size = Values.size(rest);
        int differences = 0;
        while (differences < MAX_DIFFERENCES
                && rest.length > 2
                && !Values.constant(rest, size)
                && Kpss.of(rest, Kpss.Around.LEVEL, Kpss.shortLags(rest.length)).rejects(ALPHA)) {
            rest = Differencing.first(rest);
            differences++;
        }
        return differences;
    }

    /**
     * The number of seasonal differences, 0 or {@value #MAX_SEASONAL_DIFFERENCES}: one where the
     * season's strength is above {@value #STRONG_SEASON}; the procedure of R's {@code nsdiffs(test
     * = "seas")}, whose threshold was found by the accuracy of forecasts of the M3 series. A series
     * without season, constant, or of no more than two seasons needs none.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period steps in a season, 1 for none
     * @throws IllegalArgumentException if the period is below 1
     */
    public static int nsdiffs(double[] values, int period, SeasonalStrength strength) {
        if (period < 1) {
            throw new IllegalArgumentException("a period is 1 or more steps, not " + period);
        }
        boolean testable =
                period > 1
                        && values.length > 2L * period
                        && !Values.constant(values, Values.size(values));
        return testable && strength.of(values, period) > STRONG_SEASON
                ? MAX_SEASONAL_DIFFERENCES
                : 0;
    }
}
