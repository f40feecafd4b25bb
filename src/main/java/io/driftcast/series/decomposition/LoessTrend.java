package io.driftcast.series.decomposition;

import io.driftcast.series.LinearFill;
import java.util.Arrays;
import java.util.List;

/**
 * The decomposition of a series without a season: value = trend + remainder, the trend by LOESS
 * with local lines over a third of the series, at least {@value #SHORTEST_WINDOW} steps.
 *
 * <p>Missing values (NaN) take no part and have a NaN remainder; the trend goes on through them.
 * Stateless, thread-safe.
 */
public final class LoessTrend {

    static final int SHORTEST_WINDOW = 7;

    private static final int SHARE = 3;
    private static final int MAX_PLACES = 500;

    private LoessTrend() {}

    /**
     * Decomposes a series. In a long one the trend is regressed at {@value #MAX_PLACES} places or a
     * few more and interpolated between them.
     *
     * @param values one a step, finite, or NaN where missing; unchanged
     * @throws IllegalArgumentException if the series has no value
     */
    public static Decomposition decompose(double[] values) {
        double[] filled = LinearFill.of(values);
        int n = values.length;
        double[] weights = new double[n];
        Arrays.setAll(weights, t -> Double.isNaN(values[t]) ? 0 : 1);
        int window = Math.max(SHORTEST_WINDOW, n / SHARE);
        int jump = Math.max(1, n / MAX_PLACES);
        double[] trend = new double[n];
        new Loess(window, 1, jump, n).smooth(filled, n, weights, trend, 0);
        double[] remainder = new double[n];
        Arrays.setAll(remainder, t -> values[t] - trend[t]);
        return new Decomposition(DecompositionType.ADDITIVE, trend, List.of(), remainder);
    }
}
