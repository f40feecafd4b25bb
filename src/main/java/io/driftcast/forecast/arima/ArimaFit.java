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

    private static final double ROOT_MARGIN = 0.01;

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

    /**
     * Whether a root of the autoregressive or moving-average polynomial is nearer to the unit
     * circle than {@value #ROOT_MARGIN}. Such a fit has mostly found the peak that the likelihood
     * has there for too many differences or terms, and its forecasts hold on to a past that is
     * gone; a search leaves it out, as Hyndman and Khandakar, "Automatic time series forecasting",
     * Journal of Statistical Software 27(3), 2008, doi:10.18637/jss.v027.i03, do.
     */
    public boolean nearUnitCircle() {
        double[] theta = parameters.theta().clone();
        for (int i = 0; i < theta.length; i++) {
            theta[i] = -theta[i];
        }
        return nearUnitCircle(parameters.phi().clone()) || nearUnitCircle(theta);
    }

    /** Roots beyond the margin are roots beyond 1 of the polynomial stretched by it. */
    private static boolean nearUnitCircle(double[] coefficients) {
        double stretch = 1;
        for (int i = 0; i < coefficients.length; i++) {
            stretch *= 1 + ROOT_MARGIN;
            coefficients[i] *= stretch;
        }
        return PartialAutocorrelations.fromCoefficients(coefficients) >= 1;
    }
}
