package io.driftcast.forecast.regression;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The lasso: minimises |y - X b|^2 / (2 n) + alpha |b|_1 (R. Tibshirani, J. R. Stat. Soc. B 58,
 * 1996, doi:10.1111/j.2517-6161.1996.tb02080.x) by cyclic coordinate descent on X'X (J. Friedman,
 * T. Hastie and R. Tibshirani, J. Stat. Software 33(1), 2010, doi:10.18637/jss.v033.i01), until the
 * duality gap is below {@value #GAP} of |y|^2 / n.
 *
 * <p>Alpha is chosen on the last fifth of the rows by their one-step errors, fitted to the rows
 * before: of a path from the least alpha at which all coefficients are 0 down to a thousandth of
 * it. Degrees of freedom are the coefficients that are not 0 (H. Zou, T. Hastie and R. Tibshirani,
 * Ann. Stat. 35, 2007, doi:10.1214/009053607000000127).
 */
record LassoPenalty() implements Penalty {

    private static final double GAP = 1e-14;
    private static final int MAX_SWEEPS = 100_000;
    private static final int SWEEPS_A_CHECK = 10;

    private static final int PATH = 30;
    private static final double PATH_END = 1e-3;
    private static final int TAIL_SHARE = 5;

    /** For targets that do not depend on any column, where every alpha is as good. */
    private static final double WHATEVER = 0.01;

    @Override
    public String label() {
        return "lasso";
    }

    @Override
    public double choose(double[][] rows, double[] targets) {
        int head = rows.length - Math.max(1, rows.length / TAIL_SHARE);
        StandardRows standard =
                StandardRows.of(Arrays.copyOf(rows, head), Arrays.copyOf(targets, head));
        double largest = 0;
        for (double moment : standard.moments()) {
            largest = Math.max(largest, Math.abs(moment) / head);
        }
        if (largest == 0) {
            return WHATEVER;
        }
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        double[] b = new double[standard.moments().length];
        for (int k = 0; k < PATH; k++) {
            double alpha = Penalty.rounded(largest * StrictMath.pow(PATH_END, k / (PATH - 1.0)));
            descend(standard, alpha, b);
            double errors = errors(standard, b, rows, targets, head);
            if (errors < least || Double.isNaN(best)) {
                least = errors;
                best = alpha;
            }
        }
        return best;
    }

    private static double errors(
            StandardRows fitted, double[] b, double[][] rows, double[] targets, int from) {
        double[] coefficients = fitted.unscaled(b);
        double intercept = fitted.intercept(coefficients);
        double sum = 0;
        for (int i = from; i < rows.length; i++) {
            double error = targets[i] - intercept;
            for (int j = 0; j < b.length; j++) {
                error -= coefficients[j] * rows[i][j];
            }
            sum += error * error;
        }
        return sum;
    }

    @Override
    public double[] coefficients(StandardRows rows, double alpha) {
        double[] b = new double[rows.moments().length];
        descend(rows, alpha, b);
        return b;
    }

    @Override
    public double degreesOfFreedom(StandardRows rows, double alpha, double[] coefficients) {
        return Arrays.stream(coefficients).filter(b -> b != 0).count();
    }

    /** Moves b to the minimum. */
    private static void descend(StandardRows rows, double alpha, double[] b) {
        int n = rows.y().length;
        double threshold = n * alpha;
        double[] gradient = gradient(rows, b);
        for (int sweep = 1; sweep <= MAX_SWEEPS; sweep++) {
            for (int j = 0; j < b.length; j++) {
                double[] column = rows.gram()[j];
                if (column[j] == 0) {
                    continue;
                }
                double pull = gradient[j] + column[j] * b[j];
                double next =
                        Math.copySign(Math.max(0, Math.abs(pull) - threshold), pull) / column[j];
                double change = next - b[j];
                if (change != 0) {
                    for (int k = 0; k < b.length; k++) {
                        gradient[k] -= change * column[k];
                    }
                    b[j] = next;
                }
            }
            if (sweep % SWEEPS_A_CHECK == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted while fitting a lasso");
                }
                if (gap(rows, threshold, b) <= GAP * n) {
                    return;
                }
            }
        }
    }

    /** X'(y - X b). */
    private static double[] gradient(StandardRows rows, double[] b) {
        double[] gradient = rows.moments().clone();
        for (int j = 0; j < b.length; j++) {
            for (int k = 0; k < b.length; k++) {
                gradient[j] -= rows.gram()[j][k] * b[k];
            }
        }
        return gradient;
    }

    /** How far, at most, n times the objective is above its minimum. */
    private static double gap(StandardRows rows, double threshold, double[] b) {
        double[] gradient = gradient(rows, b);
        double steepest = 0;
        double size = 0;
        double fitted = 0;
        double squares = 0;
        for (int j = 0; j < b.length; j++) {
            steepest = Math.max(steepest, Math.abs(gradient[j]));
            size += Math.abs(b[j]);
            fitted += b[j] * rows.moments()[j];
            squares += b[j] * gradient[j];
        }
        double targets = 0;
        for (double y : rows.y()) {
            targets += y * y;
        }
        double residuals = targets - fitted - squares;
        double shrink = steepest > threshold ? threshold / steepest : 1;
        return 0.5 * residuals * (1 + shrink * shrink)
                + threshold * size
                - shrink * (targets - fitted);
    }
}
