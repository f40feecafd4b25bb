package io.driftcast.math.stats;

import java.util.Locale;

/**
 * The factor L of a symmetric positive definite matrix A = L L', by rows, without pivoting (G. H.
 * Golub and C. F. Van Loan, Matrix Computations, 4th ed., section 4.2). Immutable, thread-safe.
 */
public final class Cholesky {

    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /**
     * Factors a matrix; about n^3 / 3 multiplications.
     *
     * @param matrix square and symmetric; only its lower triangle is read, and it is left as it is
     * @throws ArithmeticException if it is not positive definite, or has a NaN
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++) {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (j < i) {
                    factor[i][j] = sum / factor[j][j];
                } else if (sum > 0) {
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException(
                            String.format(
                                    Locale.ROOT, "not positive definite: pivot %d is %s", i, sum));
                }
            }
        }
        return new Cholesky(factor);
    }

    /**
     * Goes on with a factor that was stored.
     *
     * @param rows the lower triangle of L, row i of length i + 1; kept, not copied
     */
    public static Cholesky ofFactor(double[][] rows) {
        return new Cholesky(rows);
    }

    /** An entry of L on or below the diagonal. */
    public double entry(int row, int column) {
        return factor[row][column];
    }

    /**
     * The x of A x = b.
     *
     * @param b unchanged
     */
    public double[] solve(double[] b) {
        double[] x = forward(b);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /** x' A^-1 x: the squared length of the y of L y = x. */
    public double inverseForm(double[] x) {
        double sum = 0;
        for (double y : forward(x)) {
            sum += y * y;
        }
        return sum;
    }

    private double[] forward(double[] b) {
        double[] y = new double[factor.length];
        for (int i = 0; i < y.length; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * y[k];
            }
            y[i] = sum / factor[i][i];
        }
        return y;
    }
}
