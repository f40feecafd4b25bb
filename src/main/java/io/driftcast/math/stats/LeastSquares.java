package io.driftcast.math.stats;

import java.util.Arrays;
import java.util.Locale;

/**
 * Ordinary least squares y = X b + e by Householder reflections of X, column by column in the order
 * given: one factorisation answers for the whole of X and for each of its leading parts, since the
 * first k columns are reflected the same whatever follows them.
 *
 * <p>A column that is a combination of those before it (what is left of it is below 1e-11 of its
 * size) takes no part: its coefficient is NaN and it does not count as a parameter. Columns and y
 * may have any units. Immutable and thread-safe once built.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), section 5.3.
 */
public final class LeastSquares {

    /** A column with less left of it than this share is a combination of those before it. */
    private static final double COLLINEAR = 1e-11;

    /** Rests below this share of y are rounding. */
    private static final double ROUNDING = 1e-13;

    private final int rows;
    private final double[][] triangle;
    private final int[] pivotRow;
    private final double[] turned;
    private final double size;

    /**
     * Factorises; the arguments stay as they are.
     *
     * @param columns of X, each as long as y, finite
     * @param y finite
     * @throws IllegalArgumentException if a column has another length
     */
    public LeastSquares(double[][] columns, double[] y) {
        rows = y.length;
        triangle = new double[columns.length][];
        pivotRow = new int[columns.length];
        turned = y.clone();
        size = norm(y, 0);
        double[][] reflectors = new double[columns.length][];
        int rank = 0;
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "column %d has %d rows where y has %d",
                                j,
                                columns[j].length,
                                rows));
            }
            double[] column = columns[j].clone();
            double whole = norm(column, 0);
            for (int k = 0; k < j; k++) {
                reflect(reflectors[k], pivotRow[k], column);
            }
            double rest = norm(column, rank);
            pivotRow[j] = -1;
            if (rank < rows && rest > COLLINEAR * whole) {
                pivotRow[j] = rank;
                reflectors[j] = reflector(column, rank, rest);
                column[rank] = column[rank] > 0 ? -rest : rest;
                reflect(reflectors[j], rank, turned);
                rank++;
            }
            triangle[j] = Arrays.copyOf(column, Math.min(rank, rows));
        }
    }

    /** How many of the first {@code k} columns are no combination of those before them. */
    public int rank(int k) {
        int rank = 0;
        for (int j = 0; j < k; j++) {
            rank += pivotRow[j] < 0 ? 0 : 1;
        }
        return rank;
    }

    /**
     * The sum of squared rests of the fit on the first {@code k} columns; 0 where only rounding.
     */
    public double residualSumOfSquares(int k) {
        double rest = norm(turned, rank(k));
        return rest <= ROUNDING * size ? 0 : rest * rest;
    }

    /**
     * The coefficients of the fit on the first {@code k} columns; NaN for a column that takes no
     * part.
     */
    public double[] coefficients(int k) {
        double[] coefficients = new double[k];
        double[] rest = Arrays.copyOf(turned, Math.max(1, rank(k)));
        for (int j = k - 1; j >= 0; j--) {
            int row = pivotRow[j];
            if (row < 0) {
                coefficients[j] = Double.NaN;
                continue;
            }
            coefficients[j] = rest[row] / triangle[j][row];
            for (int i = 0; i < row; i++) {
                rest[i] -= coefficients[j] * triangle[j][i];
            }
        }
        return coefficients;
    }

    /**
     * The coefficient of one column over its standard error, in the fit on the first {@code k}
     * columns, with the error variance RSS / (rows - rank). NaN if the column takes no part, if
     * there are no more rows than parameters, or if the fit leaves nothing but rounding.
     *
     * @param column below k
     */
    public double tStatistic(int column, int k) {
        int rank = rank(k);
        double squares = residualSumOfSquares(k);
        if (pivotRow[column] < 0 || rows <= rank || squares == 0) {
            return Double.NaN;
        }
        // the row of R's inverse that belongs to the column: R' z = unit vector
        double[] z = new double[rank];
        double sum = 0;
        for (int j = column; j < k; j++) {
            int row = pivotRow[j];
            if (row < 0) {
                continue;
            }
            double value = j == column ? 1 : 0;
            for (int i = pivotRow[column]; i < row; i++) {
                value -= triangle[j][i] * z[i];
            }
            z[row] = value / triangle[j][row];
            sum += z[row] * z[row];
        }
        double error = Math.sqrt(squares / (rows - rank)) * Math.sqrt(sum);
        return coefficients(k)[column] / error;
    }

    /** The unit vector u, zero above {@code row}, that turns the column onto the axis. */
    private static double[] reflector(double[] column, int row, double rest) {
        double[] u = new double[column.length];
        System.arraycopy(column, row, u, row, column.length - row);
        u[row] += u[row] > 0 ? rest : -rest;
        double length = norm(u, row);
        for (int i = row; i < u.length; i++) {
            u[i] /= length;
        }
        return u;
    }

    private static void reflect(double[] u, int row, double[] column) {
        if (row < 0) {
            return;
        }
        double along = 0;
        for (int i = row; i < column.length; i++) {
            along += u[i] * column[i];
        }
        for (int i = row; i < column.length; i++) {
            column[i] -= 2 * along * u[i];
        }
    }

    /** The Euclidean length from a row on, safe from overflow and underflow. */
    private static double norm(double[] column, int from) {
        double largest = 0;
        for (int i = from; i < column.length; i++) {
            largest = Math.max(largest, Math.abs(column[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            double share = column[i] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }
}
