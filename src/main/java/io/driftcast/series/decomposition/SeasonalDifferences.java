package io.driftcast.series.decomposition;

import io.driftcast.series.Values;
import java.util.List;

/** Whether a series must be differenced seasonally. Stateless, thread-safe. */
public final class SeasonalDifferences {

    /** From this strength of the season on a seasonal difference is proposed. */
    public static final double STRONG = 0.64;

    private SeasonalDifferences() {}

    /**
     * The number of seasonal differences: 1 if the season's strength is above {@value #STRONG},
     * otherwise 0; R's {@code nsdiffs(test = "seas")}, package forecast 8.20 (strength: X. Wang, K.
     * Smith and R. J. Hyndman, Data Mining and Knowledge Discovery 13, 2006,
     * doi:10.1007/s10618-005-0039-x).
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period the season's length in steps
     * @return 0 as well where there is no season (period 1), where the series has not more than two
     *     periods, and for a constant or empty one
     */
    public static int nsdiffs(double[] values, int period) {
        return strength(values, period) > STRONG ? 1 : 0;
    }

    /**
     * The season's strength in the STL decomposition with a seasonal window of 11: max(0, 1 -
     * var(R) / var(S + R)), from 0 to 1.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period the season's length in steps
     * @return 0 where {@link #nsdiffs} says that it is 0 as well
     */
    public static double strength(double[] values, int period) {
        if (period < 2
                || values.length <= 2L * period
                || Values.constant(values, Values.size(values))) {
            return 0;
        }
        return new Mstl(false).decompose(values, List.of(period)).seasonalStrength(0);
    }
}
