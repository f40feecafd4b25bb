package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.ModelRequest.Zero;
import java.util.Arrays;

/**
 * A series without its season, as the theta methods take it: divided by the factors of a classical
 * multiplicative decomposition where the autocorrelation at the period is significant at 10 %
 * (Assimakopoulos and Nikolopoulos 2000 as R's {@code thetaf} does it), as it is otherwise. Where a
 * value is not above 0, a place of the season lies below {@value #LEAST_FACTOR} of the level, or 0
 * means nothing, the season is taken off, not divided by: an error of a value there, divided by its
 * factor, would be one of many times that size at the places where the values are.
 *
 * @param season the form of the season
 * @param indices factors or summands of the first steps, in their order; empty without a season
 * @param values the series without it, NaN where missing
 */
record Deseasonalised(EtsSpec.Season season, double[] indices, double[] values) {

    private static final double SIGNIFICANT = 1.6448536269514722;

    private static final double LEAST_FACTOR = 0.05;

    static Deseasonalised of(double[] values, int period, Zero zero) {
        double[] filled = Gaps.filled(values, period);
        if (period < 2 || values.length <= 2 * period || !seasonal(filled, period)) {
            return none(values);
        }
        if (zero != Zero.ARBITRARY && SeriesCheck.least(values) > 0) {
            double[] factors = InitialStates.season(filled, period, true);
            if (Arrays.stream(factors).allMatch(factor -> factor >= LEAST_FACTOR)) {
                return divided(values, factors);
            }
        }
        return lessened(values, InitialStates.season(filled, period, false));
    }

    private static Deseasonalised divided(double[] values, double[] factors) {
        double[] without = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            without[t] = values[t] / factors[t % factors.length];
        }
        return new Deseasonalised(EtsSpec.Season.MULTIPLICATIVE, factors, without);
    }

    private static Deseasonalised lessened(double[] values, double[] summands) {
        double[] without = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            without[t] = values[t] - summands[t % summands.length];
        }
        return new Deseasonalised(EtsSpec.Season.ADDITIVE, summands, without);
    }

    private static Deseasonalised none(double[] values) {
        return new Deseasonalised(EtsSpec.Season.NONE, new double[0], values);
    }

    /**
     * Whether the autocorrelation at the period is more than 1.645 standard errors, by Bartlett's
     * formula, from 0.
     */
    static boolean seasonal(double[] y, int period) {
        double mean = InitialStates.mean(y);
        double[] covariance = new double[period + 1];
        for (int lag = 0; lag <= period; lag++) {
            for (int t = lag; t < y.length; t++) {
                covariance[lag] += (y[t] - mean) * (y[t - lag] - mean);
            }
        }
        if (!(covariance[0] > 0)) {
            return false;
        }
        double sum = 1;
        for (int lag = 1; lag < period; lag++) {
            double r = covariance[lag] / covariance[0];
            sum += 2 * r * r;
        }
        return Math.abs(covariance[period] / covariance[0]) / Math.sqrt(sum / y.length)
                > SIGNIFICANT;
    }
}
