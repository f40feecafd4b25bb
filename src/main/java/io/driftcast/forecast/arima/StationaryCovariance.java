package io.driftcast.forecast.arima;

/**
 * The covariance of the ARMA block before anything was observed.
 *
 * <p>The usual linear system for it loses its digits when roots come near the unit circle, and the
 * likelihood then shows peaks that are not there. Here every step is a short recursion from the
 * partial autocorrelations: the autocovariances of the pure autoregression u with w = theta(B) u
 * (its variance is the inverse product of 1 - r_k^2; Monahan 1984, doi:10.1093/biomet/71.2.403),
 * from them those of w, and from them the block, last element first. The error is about the
 * variance of u times 1e-16, and polynomials that would lift it above 1e-5 are refused. Not
 * thread-safe: it reuses its work space.
 */
final class StationaryCovariance {

    /** The least product of 1 - r_k^2. */
    private static final double LEAST_PRODUCT = 1e-11;

    private final int r;
    private final double[][] lower;
    private final double[] autoregression;
    private final double[] process;
    private final double[] response;

    StationaryCovariance(int r) {
        this.r = r;
        lower = new double[r + 1][r];
        autoregression = new double[2 * r + 1];
        process = new double[r + 1];
        response = new double[r];
    }

    /**
     * Writes the lower triangle of the covariance, in units of sigma2.
     *
     * @param model the coefficients
     * @param into receives it, {@code stride} numbers a row
     * @param offset where its first element goes
     * @return false, with nothing written, if the autoregression is not stationary or too close to
     *     the edge
     */
    boolean write(StateSpace model, double[] into, int offset, int stride) {
        if (!stepDown(model.phi)) {
            return false;
        }
        autoregressionCovariances(model.phi);
        processCovariances(model);
        firstRow(model, into, offset, stride);
        for (int i = r - 1; i > 0; i--) {
            for (int j = i; j > 0; j--) {
                into[offset + i * stride + j] = element(model, into, offset, stride, i, j);
            }
        }
        return true;
    }

    /** Fills {@code lower[k]} with the coefficients of order k. */
    private boolean stepDown(double[] phi) {
        System.arraycopy(phi, 0, lower[r], 0, r);
        double product = 1;
        for (int k = r; k > 0; k--) {
            double last = lower[k][k - 1];
            double rest = (1 - last) * (1 + last);
            product *= rest;
            if (!(rest > 0) || !(product >= LEAST_PRODUCT)) {
                return false;
            }
            for (int j = 0; j < k - 1; j++) {
                lower[k - 1][j] = (lower[k][j] + last * lower[k][k - 2 - j]) / rest;
            }
        }
        autoregression[0] = 1 / product;
        return true;
    }

    private void autoregressionCovariances(double[] phi) {
        for (int lag = 1; lag < autoregression.length; lag++) {
            double[] coefficients = lag < r ? lower[lag] : phi;
            double sum = 0;
            for (int j = Math.min(lag, r); j > 0; j--) {
                sum += coefficients[j - 1] * autoregression[lag - j];
            }
            autoregression[lag] = sum;
        }
    }

    private void processCovariances(StateSpace model) {
        double[] load = model.load;
        for (int lag = 0; lag <= r; lag++) {
            double sum = 0;
            for (int i = 0; i < r; i++) {
                for (int j = 0; j < r; j++) {
                    sum += load[i] * load[j] * autoregression[Math.abs(lag + j - i)];
                }
            }
            process[lag] = sum;
        }
        for (int lag = 0; lag < r; lag++) {
            double sum = load[lag];
            for (int j = 1; j <= lag; j++) {
                sum += model.phi[j - 1] * response[lag - j];
            }
            response[lag] = sum;
        }
    }

    /** Covariances of the first element (w itself) with the others: w's history and innovations. */
    private void firstRow(StateSpace model, double[] into, int offset, int stride) {
        into[offset] = process[0];
        for (int j = 1; j < r; j++) {
            double sum = 0;
            for (int k = j; k < r; k++) {
                sum += model.phi[k] * process[k - j + 1] + model.load[k] * response[k - j];
            }
            into[offset + j * stride] = sum;
        }
    }

    /** One element from the stationarity of the transition: V = T V T' + load load'. */
    private double element(StateSpace model, double[] v, int offset, int stride, int i, int j) {
        double below = i + 1 < r ? v[offset + (i + 1) * stride] : 0;
        double right = j + 1 < r ? v[offset + (j + 1) * stride] : 0;
        double corner = i + 1 < r ? v[offset + (i + 1) * stride + j + 1] : 0;
        return model.phi[i] * model.phi[j] * v[offset]
                + model.phi[i] * right
                + model.phi[j] * below
                + corner
                + model.load[i] * model.load[j];
    }
}
