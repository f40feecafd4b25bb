package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * The part of the Kalman filter that does not depend on the values, only on which of them are
 * there: the covariance of the predicted state, the variance of the next innovation and the gain.
 *
 * <p>Three regimes, told apart by what the saved state holds:
 *
 * <ul>
 *   <li>General: the whole matrix, with the exact diffuse start for the levels (S. J. Koopman,
 *       "Exact initial Kalman filtering and smoothing for nonstationary time series models", JASA
 *       92 (1997), doi:10.1080/01621459.1997.10473685), one value at a time. Used until the levels
 *       are known and after a missing value.
 *   <li>Regular: after d values in a row the levels are known without error, their rows are zero,
 *       and only the ARMA block moves.
 *   <li>Converged: the ARMA block no longer changes by more than rounding; gain and variance stay
 *       as they are until a value is missing.
 * </ul>
 *
 * Not thread-safe.
 */
final class CovarianceRecursion {

    /** Changes below this, in units of sigma2, are the arithmetic's own. */
    private static final double CONVERGED_CHANGE = 1e-13;

    /** A diffuse variance below this share of its parts is zero but for rounding. */
    private static final double DIFFUSE_NOISE = 1e-10;

    private final StateSpace model;
    private final int d;
    private final int r;
    private final int size;
    private final int block;

    /** The predicted state's covariance, row by row; the lower triangle counts. */
    final double[] covariance;

    /** The part of it that a diffuse start multiplies by infinity; levels only, lower triangle. */
    final double[] diffuse;

    /** How many directions are still diffuse. */
    int diffuseLeft;

    /** How many levels, from the first, are known without error. */
    int known;

    /** Whether the ARMA block has settled. */
    boolean converged;

    /** What one unit of the innovation adds to the next predicted state. */
    final double[] gain;

    private double variance;
    private boolean informative;
    private boolean gainCurrent;
    private final double[] column;
    private final double[] diffuseColumn;
    private final double[] row;

    CovarianceRecursion(StateSpace model) {
        this.model = model;
        d = model.d;
        r = model.r;
        size = model.size;
        block = d * size + d;
        covariance = new double[size * size];
        diffuse = new double[d * d];
        gain = new double[size];
        column = new double[size];
        diffuseColumn = new double[d];
        row = new double[size];
    }

    /**
     * Back to the start: stationary ARMA block, diffuse levels.
     *
     * @return false if the model has no stationary start
     */
    boolean reset(StationaryCovariance start) {
        Arrays.fill(covariance, 0);
        Arrays.fill(diffuse, 0);
        for (int k = 0; k < d; k++) {
            diffuse[k * d + k] = 1;
        }
        diffuseLeft = d;
        known = 0;
        converged = false;
        gainCurrent = false;
        return start.write(model, covariance, block, size);
    }

    /** The variance of the innovation just taken in, in units of sigma2. */
    double variance() {
        return variance;
    }

    /** Whether that innovation had a proper distribution, and so counts in the likelihood. */
    boolean informative() {
        return informative;
    }

    /**
     * The variance that the predicted state's uncertainty gives to what {@code weights} pick from
     * it, in units of sigma2.
     *
     * @param diffuseVariance stands for the infinite variance of what is still diffuse
     */
    double predictedVariance(double[] weights, double diffuseVariance) {
        double sum = quadraticForm(covariance, size, weights);
        if (diffuseLeft > 0) {
            sum += diffuseVariance * quadraticForm(diffuse, d, weights);
        }
        return Math.max(0, sum);
    }

    /** Moves on by a step with a value; sets the gain and the innovation's variance. */
    void observe() {
        if (known < d) {
            observeGeneral();
        } else if (!converged) {
            observeRegular();
        } else if (!gainCurrent) {
            regularGain();
        }
    }

    /** Moves on by a step without a value. */
    void miss() {
        mirror();
        advanceCovariance();
        known = 0;
        converged = false;
        gainCurrent = false;
    }

    private void regularGain() {
        variance = covariance[block];
        informative = true;
        gainCurrent = true;
        Arrays.fill(gain, 0, d, 1);
        for (int i = 0; i < r; i++) {
            column[i] = i + 1 < r ? covariance[block + (i + 1) * size] : 0;
            gain[d + i] = model.phi[i] + column[i] / variance;
        }
    }

    private void observeRegular() {
        regularGain();
        double[] load = model.load;
        double largest = 0;
        for (int i = 0; i < r; i++) {
            double share = column[i] / variance;
            int here = block + i * size;
            int next = here + size + 1;
            for (int j = 0; j <= i; j++) {
                double value = load[i] * load[j];
                if (i + 1 < r) {
                    value += covariance[next + j] - share * column[j];
                }
                largest = Math.max(largest, Math.abs(value - covariance[here + j]));
                covariance[here + j] = value;
            }
        }
        gainCurrent = false;
        converged = largest <= CONVERGED_CHANGE;
    }

    private void observeGeneral() {
        mirror();
        for (int i = 0; i < size; i++) {
            column[i] = rowSum(covariance, i * size, d) + covariance[i * size + d];
        }
        variance = model.predict(column, 0);
        informative = diffuseLeft == 0 || !observeDiffuse();
        if (informative) {
            for (int i = 0; i < size; i++) {
                gain[i] = column[i] / variance;
                for (int j = 0; j < size; j++) {
                    covariance[i * size + j] -= column[i] * column[j] / variance;
                }
            }
        }
        model.advance(gain, 0);
        advanceCovariance();
        known = Math.min(d, known + 1);
        forgetKnown();
        gainCurrent = false;
    }

    /** Spends the value on a diffuse direction; false if it says nothing about them. */
    private boolean observeDiffuse() {
        double infinite = 0;
        double scale = 0;
        for (int k = 0; k < d; k++) {
            diffuseColumn[k] = rowSum(diffuse, k * d, d);
            infinite += diffuseColumn[k];
            scale += diffuse[k * d + k];
        }
        if (infinite <= DIFFUSE_NOISE * scale) {
            return false;
        }
        Arrays.fill(gain, 0);
        for (int k = 0; k < d; k++) {
            gain[k] = diffuseColumn[k] / infinite;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i * size + j] +=
                        gain[i] * gain[j] * variance - gain[i] * column[j] - column[i] * gain[j];
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                diffuse[i * d + j] -= diffuseColumn[i] * diffuseColumn[j] / infinite;
            }
        }
        diffuseLeft--;
        if (diffuseLeft == 0) {
            Arrays.fill(diffuse, 0);
        }
        return true;
    }

    /** Covariances after the transition: T P T' + load load', and the same for the diffuse part. */
    private void advanceCovariance() {
        for (int side = 0; side < 2; side++) {
            for (int j = 0; j < size; j++) {
                System.arraycopy(covariance, j * size, row, 0, size);
                model.advance(row, 0);
                System.arraycopy(row, 0, covariance, j * size, size);
            }
            transpose(covariance, size);
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                covariance[block + i * size + j] += model.load[i] * model.load[j];
            }
        }
        if (diffuseLeft > 0) {
            advanceDiffuse();
        }
    }

    /** Levels become sums of the levels from their own order on. */
    private void advanceDiffuse() {
        for (int side = 0; side < 2; side++) {
            for (int j = 0; j < d; j++) {
                for (int k = d - 2; k >= 0; k--) {
                    diffuse[j * d + k] += diffuse[j * d + k + 1];
                }
            }
            transpose(diffuse, d);
        }
    }

    /** Sets the rows of the levels that are known to the zeros they are but for rounding. */
    private void forgetKnown() {
        for (int k = 0; k < known; k++) {
            for (int i = 0; i < size; i++) {
                covariance[k * size + i] = 0;
                covariance[i * size + k] = 0;
            }
            for (int i = 0; i < d; i++) {
                diffuse[k * d + i] = 0;
                diffuse[i * d + k] = 0;
            }
        }
    }

    /** The upper triangle is not kept: it is a copy of the lower one wherever it is needed. */
    private void mirror() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j * size + i] = covariance[i * size + j];
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                diffuse[j * d + i] = diffuse[i * d + j];
            }
        }
    }

    private static void transpose(double[] matrix, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double kept = matrix[i * n + j];
                matrix[i * n + j] = matrix[j * n + i];
                matrix[j * n + i] = kept;
            }
        }
    }

    /** w' M w from the lower triangle of M. */
    private static double quadraticForm(double[] matrix, int n, double[] weights) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double across = 0;
            for (int j = 0; j < i; j++) {
                across += matrix[i * n + j] * weights[j];
            }
            sum += weights[i] * (2 * across + matrix[i * n + i] * weights[i]);
        }
        return sum;
    }

    private static double rowSum(double[] values, int from, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += values[from + k];
        }
        return sum;
    }
}
