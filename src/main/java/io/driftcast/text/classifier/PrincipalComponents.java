package io.driftcast.text.classifier;

import java.util.Arrays;

/**
 * The places of vectors along their first two principal components, found by power iteration on the
 * covariance, the second one orthogonal to the first (Hotelling 1933, doi:10.1037/h0071325).
 *
 * @param x along the first
 * @param y along the second; zeros of vectors of one number
 * @param explained the share of the variance that both explain
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, and compared by nobody
public record PrincipalComponents(double[] x, double[] y, double explained) {

    private static final int ROUNDS = 200;

    /** Of vectors, a row each. */
    public static PrincipalComponents of(float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] mean = new double[width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        double[][] covariance = new double[width][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / rows.length;
                }
            }
        }
        double[] first = direction(covariance, new double[width]);
        double[] second = direction(covariance, first);
        double total = 0;
        for (int i = 0; i < width; i++) {
            total += covariance[i][i];
        }
        return new PrincipalComponents(
                along(rows, mean, first),
                along(rows, mean, second),
                (variance(covariance, first) + variance(covariance, second)) / total);
    }

    private static double[] direction(double[][] covariance, double[] orthogonalTo) {
        double[] direction = new double[covariance.length];
        Arrays.setAll(direction, i -> 1.0 / (i + 1));
        normalise(direction, orthogonalTo);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[direction.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = product(covariance[i], direction);
            }
            normalise(next, orthogonalTo);
            direction = next;
        }
        return direction;
    }

    private static void normalise(double[] vector, double[] orthogonalTo) {
        double shared = product(vector, orthogonalTo);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= shared * orthogonalTo[i];
        }
        double length = Math.sqrt(product(vector, vector));
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double variance(double[][] covariance, double[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += direction[i] * product(covariance[i], direction);
        }
        return sum;
    }

    private static double[] along(float[][] rows, double[] mean, double[] direction) {
        double[] places = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < mean.length; i++) {
                places[row] += (rows[row][i] - mean[i]) * direction[i];
            }
        }
        return places;
    }
}
