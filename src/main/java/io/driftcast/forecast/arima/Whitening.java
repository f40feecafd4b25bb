package io.driftcast.forecast.arima;

import org.jspecify.annotations.Nullable;

/**
 * Turns columns (a series and its regressors) into their one-step innovations, each divided by its
 * standard deviation in units of sigma: least squares on these is generalised least squares on the
 * columns. Not thread-safe.
 */
interface Whitening {

    /**
     * Whitens under the coefficients that the polynomials have now.
     *
     * @return a row a column, each with an entry a step, zero where a step has no innovation with a
     *     proper distribution; overwritten by the next call. Null if the autoregression is not
     *     stationary, or so close to the edge that no digit would be right
     */
    double @Nullable [][] whiten();

    /** The sum of the logarithms of the innovations' variances, in units of sigma2. */
    double logVariances();
}
