package io.driftcast.forecast.arima;

import io.driftcast.math.stats.ScalarProduct;
import java.util.Arrays;

/**
 * Least squares of one column on others by the modified Gram-Schmidt process, as often as wanted.
 * Not thread-safe.
 */
final class Projection {

    /** A regressor of which less is left, as a share of its square, repeats those before it. */
    private static final double DEPENDENT = 1e-18;

    private final int regressors;
    private final double[][] shares;
    private final double[] own;

    Projection(int regressors) {
        this.regressors = regressors;
        shares = new double[regressors][regressors];
        own = new double[regressors];
    }

    /**
     * Takes from the first column what the others explain of it.
     *
     * @param columns all of one length; the first becomes the rest, the others are overwritten
     */
    void apply(double[][] columns) {
        for (int c = 0; c < regressors; c++) {
            double[] column = columns[c + 1];
            double before = ScalarProduct.of(column, column);
            for (int e = 0; e < c; e++) {
                shares[e][c] = take(columns[e + 1], column);
            }
            if (!(ScalarProduct.of(column, column) > DEPENDENT * before)) {
                Arrays.fill(column, 0);
            }
            own[c] = take(column, columns[0]);
        }
    }

    /** Takes the part along a direction out of a column; returns how much of it that was. */
    private static double take(double[] direction, double[] from) {
        double square = ScalarProduct.of(direction, direction);
        if (!(square > 0)) {
            return 0;
        }
        double share = ScalarProduct.of(direction, from) / square;
        for (int t = 0; t < from.length; t++) {
            from[t] -= share * direction[t];
        }
        return share;
    }

    /** The regressors' coefficients in the least squares fit last made. */
    double[] effects() {
        double[] effects = own.clone();
        for (int c = regressors - 1; c >= 0; c--) {
            for (int e = 0; e < c; e++) {
                effects[e] -= shares[e][c] * effects[c];
            }
        }
        return effects;
    }
}
