package io.driftcast.forecast.regression;

import java.util.Arrays;

/**
 * A linear function of the lags.
 *
 * <p>A forecast's error is the sum of the innovations since, weighted with the psi weights of the
 * recursion (G. E. P. Box and G. M. Jenkins, Time Series Analysis, section 5.1): psi_0 = 1, psi_k =
 * sum of c_j psi_(k - lag_j), summed up once more where the forecasts are sums. Uncertainty of the
 * coefficients is not counted. An explosive recursion's errors stop growing at {@value #MOST}
 * sigma.
 *
 * @param coefficients one a lag
 * @param sigma the standard deviation of a step's innovation
 */
record LinearPredictor(int[] lags, double intercept, double[] coefficients, double sigma)
        implements LagPredictor {

    /** Nothing is known any more, and nothing overflows. */
    private static final double MOST = 1e6;

    @Override
    public double next(double[] numbers, int end) {
        double sum = intercept;
        for (int j = 0; j < lags.length; j++) {
            sum += coefficients[j] * numbers[end - lags[j]];
        }
        return sum;
    }

    @Override
    public double[] standardErrors(int count, int differences) {
        double[] psi = new double[count];
        double[] errors = new double[count];
        double cumulative = 0;
        double variance = 0;
        for (int k = 0; k < count; k++) {
            psi[k] = k == 0 ? 1 : psi(psi, k);
            cumulative = differences == 0 ? psi[k] : cumulative + psi[k];
            variance += cumulative * cumulative;
            errors[k] = sigma * Math.sqrt(variance);
            if (!(variance < MOST * MOST)) {
                Arrays.fill(errors, k, count, sigma * MOST);
                return errors;
            }
        }
        return errors;
    }

    private double psi(double[] before, int k) {
        double sum = 0;
        for (int j = 0; j < lags.length && lags[j] <= k; j++) {
            sum += coefficients[j] * before[k - lags[j]];
        }
        return sum;
    }
}
