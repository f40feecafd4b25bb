package io.driftcast.forecast.arima;

import io.driftcast.stats.Minimum;

/**
 * A fitted ARIMA model.
 *
 * @param parameters the maximum likelihood estimates; sigma2 is 0 where the model explains the
 *     series to the last digit
 * @param loglik the exact log-likelihood of the differenced series; NaN where sigma2 is 0
 * @param terms how many values the likelihood has: observed minus d
 * @param outcome how the search for the maximum ended
 */
public record ArimaFit(
        ArimaParameters parameters, double loglik, int terms, Minimum.Outcome outcome) {

    /**
     * Akaike's criterion with the correction for short series, -2 loglik + 2k + 2k(k + 1) / (n - k
     * - 1); k counts sigma2 and the constant. To be compared at equal d only. NaN where sigma2 is
     * 0, infinite where n is too small for k.
     */
    public double aicc() {
        int k = parameters.spec().parameterCount();
        if (terms - k - 1 <= 0) {
            return Double.isNaN(loglik) ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return -2 * loglik + 2.0 * k + 2.0 * k * (k + 1) / (terms - k - 1);
    }
}
