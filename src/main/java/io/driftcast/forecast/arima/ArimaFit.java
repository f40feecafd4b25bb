package io.driftcast.forecast.arima;

import io.driftcast.math.stats.Minimum;

/**
 * A fitted ARIMA model.
 *
 * <p>The criteria count k numbers, sigma2, the constant and the effects among them, and are to be
 * compared at equal d and D only. They are NaN where sigma2 is 0.
 *
 * @param parameters the maximum likelihood estimates, and as sigma2 the variance that forecasts are
 *     made with: the sum of squared innovations over n less the number of coefficients, the
 *     constant and the effects among them, as R's {@code forecast::Arima} has it
 * @param sigma2 the maximum likelihood estimate of the innovations' variance, the sum over n; 0
 *     where the model explains the series to the last digit
 * @param effects what one unit of each regressor adds, the constant apart; empty without
 *     regressors; kept, not copied
 * @param loglik the exact log-likelihood of the differenced series; NaN where sigma2 is 0
 * @param terms how many values the likelihood has: observed minus d minus Dm
 * @param outcome how the search for the maximum ended
 */
public record ArimaFit(
        ArimaParameters parameters,
        double sigma2,
        double[] effects,
        double loglik,
        int terms,
        Minimum.Outcome outcome) {

    /** How many numbers were estimated: the k of the criteria. */
    private int parameterCount() {
        return parameters.spec().parameterCount() + effects.length;
    }

    /** Akaike's criterion, -2 loglik + 2k. */
    public double aic() {
        return -2 * loglik + 2.0 * parameterCount();
    }

    /**
     * The same with the correction for short series, 2k(k + 1) / (n - k - 1) more; infinite where n
     * is too small for k.
     */
    public double aicc() {
        int k = parameterCount();
        if (terms - k - 1 <= 0) {
            return Double.isNaN(loglik) ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return aic() + 2.0 * k * (k + 1) / (terms - k - 1);
    }

    /** Schwarz's criterion, -2 loglik + k log n. */
    public double bic() {
        return -2 * loglik + parameterCount() * StrictMath.log(terms);
    }

    /**
     * The one-step errors that the model makes on a series, with its levels filtered in from the
     * start.
     *
     * @param values what was fitted less what the regressors add, one a step, NaN where missing
     * @return one a value, on the model's scale; NaN for the first d + Dm values, for missing ones,
     *     and for those that after a gap only fix a level
     */
    public double[] residuals(double[] values) {
        ArimaForecaster forecaster = ArimaForecaster.start(parameters);
        double[] residuals = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            residuals[t] = forecaster.step(values[t]);
        }
        return residuals;
    }
}
