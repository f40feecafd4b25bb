package io.driftcast.series.analysis;

import io.driftcast.math.stats.ChiSquared;
import io.driftcast.series.Values;
import java.util.Locale;

/**
 * Tests whether the first autocorrelations of a series, usually a model's residuals, are those of
 * white noise: Ljung and Box's statistic and, beside it, Box and Pierce's.
 *
 * <pre>
 *   Box-Pierce   Q = n (r[1]^2 + ... + r[h]^2)
 *   Ljung-Box    Q = n (n + 2) (r[1]^2 / (n - 1) + ... + r[h]^2 / (n - h))
 * </pre>
 *
 * Both are chi-square with h - fitted degrees of freedom. n counts the values that are there and r
 * leaves missing ones out pair by pair ({@link Autocorrelation}). Statistics and p-values are NaN
 * for a series that does not vary. Immutable, thread-safe.
 *
 * <p>Source: G. M. Ljung and G. E. P. Box, Biometrika 65 (1978), doi:10.1093/biomet/65.2.297; G. E.
 * P. Box and D. A. Pierce, J. American Statistical Association 65 (1970),
 * doi:10.1080/01621459.1970.10481180.
 *
 * @param lags h
 * @param degreesOfFreedom h less the parameters fitted
 * @param statistic Ljung-Box
 * @param pValue the probability of a larger Ljung-Box statistic
 * @param boxPierce the Box-Pierce statistic
 * @param boxPiercePValue the probability of a larger one
 */
public record LjungBox(
        int lags,
        int degreesOfFreedom,
        double statistic,
        double pValue,
        double boxPierce,
        double boxPiercePValue) {

    /**
     * The test of values that no model was fitted to.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param lags h, above 0, below the number of values that are there
     * @throws IllegalArgumentException if there are not more values than lags, or one is infinite
     */
    public static LjungBox of(double[] values, int lags) {
        return of(values, lags, 0);
    }

    /**
     * The test of a model's residuals.
     *
     * @param residuals one a step, NaN where missing; unchanged
     * @param lags h, above the parameters fitted, below the number of values that are there
     * @param fitted the autoregressive and moving-average parameters of the model, seasonal ones
     *     included, the constant not
     * @throws IllegalArgumentException if there are not more values than lags or not more lags than
     *     parameters, or a value is infinite
     */
    public static LjungBox of(double[] residuals, int lags, int fitted) {
        int n = Values.count(residuals);
        if (fitted < 0 || lags <= fitted || lags >= n) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a Ljung-Box test needs more lags than fitted parameters and more values than lags, not %d values, %d lags and %d parameters",
                            n,
                            lags,
                            fitted));
        }
        double[] r = Autocorrelation.acf(residuals, lags);
        double ljungBox = 0;
        double boxPierce = 0;
        for (int k = 1; k <= lags; k++) {
            ljungBox += r[k] * r[k] / (n - k);
            boxPierce += r[k] * r[k];
        }
        ljungBox *= n * (n + 2.0);
        boxPierce *= n;
        int freedom = lags - fitted;
        return new LjungBox(
                lags,
                freedom,
                ljungBox,
                ChiSquared.upperTail(ljungBox, freedom),
                boxPierce,
                ChiSquared.upperTail(boxPierce, freedom));
    }
}
