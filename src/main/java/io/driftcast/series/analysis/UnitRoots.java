package io.driftcast.series.analysis;

import io.driftcast.series.Differencing;

/** How often a series must be differenced before it is stationary. Stateless, thread-safe. */
public final class UnitRoots {

    /** The most differences ever proposed. */
    public static final int MAX_DIFFERENCES = 2;

    private static final double ALPHA = 0.05;

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
        double size = Observed.size(rest);
        int differences = 0;
        while (differences < MAX_DIFFERENCES
                && rest.length > 2
                && !Observed.constant(rest, size)
                && Kpss.of(rest, Kpss.Around.LEVEL, Kpss.shortLags(rest.length)).rejects(ALPHA)) {
            rest = Differencing.first(rest);
            differences++;
        }
        return differences;
    }
}
