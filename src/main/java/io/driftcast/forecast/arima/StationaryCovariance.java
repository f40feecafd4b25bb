package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * The covariance of the ARMA block before anything was observed.
 *
 * <p>The usual linear system for it loses its digits when roots come near the unit circle, and the
 * likelihood then shows peaks that are not there. Here every step is a short recursion from the
 * partial autocorrelations: the autocovariances of the pure autoregression u with w = theta(B) u
 * (its variance is the inverse product of 1 - r_k^2; Monahan 1984, doi:10.1093/biomet/71.2.403),
 * from them those of w, and from them the block's first column. The error is about the variance of
 * u times 1e-16, and polynomials that would lift it above 1e-5 are refused.
 *
 * <p>The first column costs O(P^2) for an autoregression of degree P and next to nothing for a
 * moving average of any degree; it is all that the likelihood of a series without gaps asks for.
 * Not thread-safe: it reuses its work space.
 */
final class StationaryCovariance {

    /** The least product of 1 - r_k^2. */
    private static final double LEAST_PRODUCT = 1e-11;

    private final LagPolynomial phi;
    private final LagPolynomial theta;
    private final int size;
    private final double[][] lower;
    private final double[] autoregression;
    private final double[] process;
    private final double[] response;
    private final double[] own;

    /**
     * @param phi the autoregressive side, read anew at each call
     * @param theta the moving-average side, read anew at each call
     */
    StationaryCovariance(LagPolynomial phi, LagPolynomial theta) {
        this.phi = phi;
        this.theta = theta;
        size = Math.max(phi.degree, theta.degree + 1);
        lower = new double[phi.degree + 1][];
        for (int k = 0; k <= phi.degree; k++) {
            lower[k] = new double[k];
        }
        autoregression = new double[phi.degree + theta.degree + 1];
        process = new double[phi.degree + 1];
        response = new double[theta.degree + 1];
        own = new double[theta.degree + 1];
    }

    /** The size of the block: the larger of P and Q + 1. */
    int size() {
        return size;
    }

    /**
     * Writes the covariances of the block's first element, which is w itself, with all of them, in
     * units of sigma2.
     *
     * @param into receives {@link #size()} numbers
     * @return false, with nothing written, if the autoregression is not stationary or too close to
     *     the edge
     */
    boolean firstColumn(double[] into) {
        if (!stepDown()) {
            return false;
        }
        responses();
        autoregressionCovariances();
        processCovariances();
        for (int j = 0; j < size; j++) {
            double sum = j <= theta.degree ? own[j] : 0;
            for (int k = phi.lags.length - 1; k >= 0 && phi.lags[k] > j; k--) {
                sum += phi.coefficients[k] * process[phi.lags[k] - j];
            }
            into[j] = sum;
        }
        return true;
    }

    /**
     * The whole covariance, row by row, from its first column: V = T V T' + load load', last
     * element first.
     */
    double[][] whole(double[] firstColumn) {
        double[][] v = new double[size][size];
        for (int i = 0; i < size; i++) {
            v[i][0] = firstColumn[i];
            v[0][i] = firstColumn[i];
        }
        for (int i = size - 1; i > 0; i--) {
            for (int j = i; j > 0; j--) {
                v[i][j] = element(v, i, j);
                v[j][i] = v[i][j];
            }
        }
        return v;
    }

    private double element(double[][] v, int i, int j) {
        double phiI = i < phi.degree ? phi.dense[i + 1] : 0;
        double phiJ = j < phi.degree ? phi.dense[j + 1] : 0;
        double below = i + 1 < size ? v[i + 1][0] : 0;
        double right = j + 1 < size ? v[0][j + 1] : 0;
        double corner = i + 1 < size ? v[i + 1][j + 1] : 0;
        return phiI * phiJ * v[0][0] + phiI * right + phiJ * below + corner + load(i) * load(j);
    }

    private double load(int i) {
        return i == 0 ? 1 : i <= theta.degree ? theta.dense[i] : 0;
    }

    /** Fills {@code lower[k]} with the coefficients of order k. */
    private boolean stepDown() {
        int order = phi.degree;
        System.arraycopy(phi.dense, 1, lower[order], 0, order);
        double product = 1;
        for (int k = order; k > 0; k--) {
            double[] here = lower[k];
            double[] below = lower[k - 1];
            double last = here[k - 1];
            double rest = (1 - last) * (1 + last);
            product *= rest;
            if (!(rest > 0) || !(product >= LEAST_PRODUCT)) {
                return false;
            }
            double factor = 1 / rest;
            for (int j = 0; j < k - 1; j++) {
                below[j] = (here[j] + last * here[k - 2 - j]) * factor;
            }
        }
        autoregression[0] = 1 / product;
        return true;
    }

    /** Responses of w to an innovation, and the covariance of its innovations' part with itself. */
    private void responses() {
        for (int lag = 0; lag <= theta.degree; lag++) {
            double sum = load(lag);
            for (int k = 0; k < phi.lags.length && phi.lags[k] <= lag; k++) {
                sum += phi.coefficients[k] * response[lag - phi.lags[k]];
            }
            response[lag] = sum;
        }
        Arrays.fill(own, 0);
        own[0] = response[0];
        for (int k = 0; k < theta.lags.length; k++) {
            double coefficient = theta.coefficients[k];
            int top = theta.lags[k];
            for (int j = 0; j <= top; j++) {
                own[j] += coefficient * response[top - j];
            }
        }
    }

    private void autoregressionCovariances() {
        if (phi.degree == 0) {
            return;
        }
        for (int lag = 1; lag < autoregression.length; lag++) {
            double sum = 0;
            if (lag < phi.degree) {
                double[] row = lower[lag];
                for (int j = lag; j > 0; j--) {
                    sum += row[j - 1] * autoregression[lag - j];
                }
            } else {
                for (int k = 0; k < phi.lags.length; k++) {
                    sum += phi.coefficients[k] * autoregression[lag - phi.lags[k]];
                }
            }
            autoregression[lag] = sum;
        }
    }

    private void processCovariances() {
        if (phi.degree == 0) {
            return;
        }
        for (int lag = 1; lag <= phi.degree; lag++) {
            double sum = autoregression[lag];
            for (int k = 0; k < theta.lags.length; k++) {
                int l = theta.lags[k];
                double both = autoregression[lag + l] + autoregression[Math.abs(lag - l)];
                sum += theta.coefficients[k] * (both + theta.coefficients[k] * autoregression[lag]);
                for (int i = 0; i < k; i++) {
                    int apart = l - theta.lags[i];
                    double pair =
                            autoregression[lag + apart] + autoregression[Math.abs(lag - apart)];
                    sum += theta.coefficients[k] * theta.coefficients[i] * pair;
                }
            }
            process[lag] = sum;
        }
    }
}
