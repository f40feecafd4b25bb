package io.driftcast.forecast.regression;

import io.driftcast.math.stats.Cholesky;

/**
 * Ridge regression: minimises |y - X b|^2 + alpha |b|^2 (A. E. Hoerl and R. W. Kennard,
 * Technometrics 12, 1970, doi:10.1080/00401706.1970.10488634).
 *
 * <p>Alpha is chosen by leave-one-out errors in closed form, residual over 1 - leverage (G. H.
 * Golub, M. Heath and G. Wahba, Technometrics 21, 1979, doi:10.1080/00401706.1979.10489751), which
 * autoregressions with enough lags may use like other regressions (C. Bergmeir, R. J. Hyndman and
 * B. Koo, Comput. Stat. Data Anal. 120, 2018, doi:10.1016/j.csda.2017.11.003).
 */
record RidgePenalty() implements Penalty {

    /** Alphas tried, in powers of 10 of their share of the number of rows. */
    private static final double LEAST_POWER = -6;

    private static final double LARGEST_POWER = 1;
    private static final double POWER_STEP = 0.25;

    /** A row that determines its own fit has no error left out; this keeps the quotient finite. */
    private static final double LEAST_SLACK = 1e-9;

    @Override
    public String label() {
        return "ridge";
    }

    @Override
    public double choose(double[][] rows, double[] targets) {
        StandardRows standard = StandardRows.of(rows, targets);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double power = LARGEST_POWER; power >= LEAST_POWER; power -= POWER_STEP) {
            double alpha = Penalty.rounded(rows.length * StrictMath.pow(10, power));
            double errors = leaveOneOut(standard, alpha);
            if (errors < least || Double.isNaN(best)) {
                least = errors;
                best = alpha;
            }
        }
        return best;
    }

    private static double leaveOneOut(StandardRows rows, double alpha) {
        Cholesky factor = factor(rows, alpha);
        double[] b = factor.solve(rows.moments());
        double n = rows.y().length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double[] x = rows.x()[i];
            double residual = rows.y()[i];
            for (int j = 0; j < b.length; j++) {
                residual -= b[j] * x[j];
            }
            double slack = Math.max(LEAST_SLACK, 1 - 1 / n - factor.inverseForm(x));
            sum += residual * residual / (slack * slack);
        }
        return sum;
    }

    @Override
    public double[] coefficients(StandardRows rows, double alpha) {
        return factor(rows, alpha).solve(rows.moments());
    }

    /** The trace of X (X'X + alpha I)^-1 X'. */
    @Override
    public double degreesOfFreedom(StandardRows rows, double alpha, double[] coefficients) {
        Cholesky factor = factor(rows, alpha);
        double trace = 0;
        for (double[] x : rows.x()) {
            trace += factor.inverseForm(x);
        }
        return trace;
    }

    private static Cholesky factor(StandardRows rows, double alpha) {
        int p = rows.moments().length;
        double[][] matrix = new double[p][];
        for (int j = 0; j < p; j++) {
            matrix[j] = rows.gram()[j].clone();
            matrix[j][j] += alpha;
        }
        return Cholesky.of(matrix);
    }
}
