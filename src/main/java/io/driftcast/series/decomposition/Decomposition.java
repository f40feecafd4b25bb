package io.driftcast.series.decomposition;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The parts of a series. All arrays are as long as the series and are not copied. Immutable as far
 * as they are left alone.
 *
 * @param type how the parts make up the values
 * @param trend trend and cycle; NaN where the method gives none, as moving averages do at the ends
 * @param seasons the seasonal parts, the shortest period first; none for a series without seasons
 * @param remainder what is left; NaN where the trend is or where the series has no value
 */
public record Decomposition(
        DecompositionType type, double[] trend, List<Season> seasons, double[] remainder) {

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    public Decomposition {
        seasons = List.copyOf(seasons);
    }

    /** All seasons together: their sum, or their product; 0, or 1, where there are none. */
    public double[] seasonal() {
        double[] all = new double[trend.length];
        Arrays.fill(all, type == DecompositionType.ADDITIVE ? 0 : 1);
        for (Season season : seasons) {
            for (int t = 0; t < all.length; t++) {
                all[t] = joined(all[t], season.values()[t]);
            }
        }
        return all;
    }

    /**
     * How much of what is not season is trend: max(0, 1 - var(R) / var(T + R)), from 0 to 1 (X.
     * Wang, K. Smith and R. J. Hyndman, Data Mining and Knowledge Discovery 13, 2006,
     * doi:10.1007/s10618-005-0039-x). On logarithms where the decomposition is multiplicative.
     * Steps where a part is NaN are left out. 0 if trend and remainder do not vary, as in a
     * constant series.
     */
    public double trendStrength() {
        return strength(trend);
    }

    /**
     * How much of what is not trend is one of the seasons: max(0, 1 - var(R) / var(S + R)), as
     * {@link #trendStrength()}.
     *
     * @param season which of the seasons, from 0
     */
    public double seasonalStrength(int season) {
        return strength(seasons.get(season).values());
    }

    private double strength(double[] part) {
        double[] joined = new double[remainder.length];
        double[] rest = new double[remainder.length];
        double size = 0;
        int n = 0;
        DoubleUnaryOperator scale = type == DecompositionType.ADDITIVE ? x -> x : StrictMath::log;
        double[] seasonal = seasonal();
        for (int t = 0; t < joined.length; t++) {
            if (Double.isNaN(remainder[t])) {
                continue;
            }
            rest[n] = scale.applyAsDouble(remainder[t]);
            joined[n] = rest[n] + scale.applyAsDouble(part[t]);
            size = Math.max(size, Math.abs(scale.applyAsDouble(joined(trend[t], seasonal[t]))));
            n++;
        }
        double whole = variance(joined, n);
        if (!(whole > ROUNDING * ROUNDING * size * size)) {
            return 0;
        }
        return Math.max(0, 1 - variance(rest, n) / whole);
    }

    private double joined(double one, double other) {
        return type == DecompositionType.ADDITIVE ? one + other : one * other;
    }

    private static double variance(double[] values, int n) {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += values[i];
        }
        mean /= n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return squares / (n - 1);
    }
}
