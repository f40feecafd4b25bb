package io.driftcast.series.analysis;

import io.driftcast.math.stats.LeastSquares;
import io.driftcast.series.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The augmented Dickey-Fuller test of a unit root: a very negative statistic speaks for
 * stationarity, around the deterministic part that the regression takes in.
 *
 * <pre>
 *   dx[t] = (1) (+ t) + g x[t-1] + b[1] dx[t-1] + ... + b[L] dx[t-L] + e[t]
 *   statistic = g / standard error of g
 * </pre>
 *
 * <p>Rows of the regression that touch a missing value are left out. The statistic and the p-value
 * are NaN where no error is left to compare with: a constant, a straight line, a cycle that repeats
 * exactly. Immutable, thread-safe.
 *
 * <p>Source: S. E. Said and D. A. Dickey, Biometrika 71 (1984), doi:10.1093/biomet/71.3.599;
 * p-values and critical values by {@link MacKinnon}'s response surfaces.
 *
 * @param regression the deterministic part
 * @param statistic the t ratio of x[t-1]
 * @param pValue the probability of a smaller statistic if there is a unit root
 * @param lags L
 * @param nobs rows of the regression
 * @param aic the least AIC that chose the lags, over the rows that all candidates share; NaN where
 *     the lags were given
 */
public record AugmentedDickeyFuller(
        Regression regression, double statistic, double pValue, int lags, int nobs, double aic) {

    /** A regression's rests below this share of the values' size are rounding. */
    private static final double ROUNDING = 1e-13;

    /** The deterministic part of the regression. */
    public enum Regression {
        /** Nothing: a series around zero. */
        NONE(0),
        /** A constant: a series around a level. */
        CONSTANT(1),
        /** A constant and a slope: a series around a line. */
        TREND(2);

        private final int terms;

        Regression(int terms) {
            this.terms = terms;
        }
    }

    /**
     * The test with as many lags as AIC chooses, at most ceil(12 (n / 100)^(1/4)) and so few that
     * rows enough are left: the procedure of statsmodels' {@code adfuller}. All candidates are
     * compared over the rows that the largest leaves; the chosen one is then fitted to all it can
     * use.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if the values are too few, or one is infinite
     */
    public static AugmentedDickeyFuller of(double[] values, Regression regression) {
        double[] scaled = scaled(values);
        int maxLag = (int) Math.ceil(12 * StrictMath.pow(Values.count(values) / 100.0, 0.25));
        while (LagMatrix.rows(scaled, maxLag + 1).length < maxLag + 2 * regression.terms + 1) {
            if (--maxLag < 0) {
                throw tooShort(values, 0, regression);
            }
        }
        int[] rows = LagMatrix.rows(scaled, maxLag + 1);
        LeastSquares fit = fit(scaled, rows, regression, maxLag);
        int fixed = regression.terms + 1;
        int best = 0;
        double bestAic = Double.POSITIVE_INFINITY;
        for (int lags = 0; lags <= maxLag; lags++) {
            double aic = aic(fit, fixed + lags, rows.length);
            if (aic < bestAic) {
                best = lags;
                bestAic = aic;
            }
        }
        double units = 2 * rows.length * StrictMath.log(Observed.scale(values));
        return test(scaled, regression, best, bestAic + units);
    }

    /**
     * The test with a given number of lags.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param lags L, 0 or more
     * @throws IllegalArgumentException if the values are too few for the lags, or one is infinite
     */
    public static AugmentedDickeyFuller of(double[] values, Regression regression, int lags) {
        if (lags < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a Dickey-Fuller test cannot have %d lags", lags));
        }
        return test(scaled(values), regression, lags, Double.NaN);
    }

    /**
     * The value below which a unit root is rejected, for this regression and number of rows.
     *
     * @param alpha 0.01, 0.05 or 0.1
     * @throws IllegalArgumentException if there is no critical value for alpha
     */
    public double criticalValue(double alpha) {
        return MacKinnon.criticalValue(regression, alpha, nobs);
    }

    /**
     * Whether a unit root is rejected at a tabulated level; no where the statistic is NaN.
     *
     * @param alpha 0.01, 0.05 or 0.1
     * @throws IllegalArgumentException if there is no critical value for alpha
     */
    public boolean rejects(double alpha) {
        return statistic < criticalValue(alpha);
    }

    private static AugmentedDickeyFuller test(
            double[] scaled, Regression regression, int lags, double aic) {
        int[] rows = LagMatrix.rows(scaled, lags + 1);
        int columns = regression.terms + 1 + lags;
        if (rows.length <= columns) {
            throw tooShort(scaled, lags, regression);
        }
        LeastSquares fit = fit(scaled, rows, regression, lags);
        double spread = Math.sqrt(fit.residualSumOfSquares(columns) / rows.length);
        double statistic =
                spread > ROUNDING * Values.size(scaled)
                        ? fit.tStatistic(regression.terms, columns)
                        : Double.NaN;
        return new AugmentedDickeyFuller(
                regression,
                statistic,
                MacKinnon.pValue(regression, statistic),
                lags,
                rows.length,
                aic);
    }

    private static LeastSquares fit(double[] x, int[] rows, Regression regression, int lags) {
        List<double[]> columns = new ArrayList<>();
        if (regression.terms > 0) {
            double[] ones = new double[rows.length];
            Arrays.fill(ones, 1);
            columns.add(ones);
        }
        if (regression.terms > 1) {
            columns.add(Arrays.stream(rows).asDoubleStream().toArray());
        }
        columns.add(LagMatrix.column(x, rows, 1));
        double[] y = difference(LagMatrix.column(x, rows, 0), LagMatrix.column(x, rows, 1));
        for (int lag = 1; lag <= lags; lag++) {
            columns.add(
                    difference(LagMatrix.column(x, rows, lag), LagMatrix.column(x, rows, lag + 1)));
        }
        return new LeastSquares(columns.toArray(new double[0][]), y);
    }

    private static double[] difference(double[] later, double[] earlier) {
        for (int i = 0; i < later.length; i++) {
            later[i] -= earlier[i];
        }
        return later;
    }

    private static double aic(LeastSquares fit, int columns, int n) {
        double squares = fit.residualSumOfSquares(columns);
        double logVariance = StrictMath.log(squares / n);
        return n * (StrictMath.log(2 * Math.PI) + logVariance + 1) + 2 * fit.rank(columns);
    }

    /** The values over a power of two: the test has no units, and no square overflows. */
    private static double[] scaled(double[] values) {
        Observed.requireFinite(values, "a Dickey-Fuller test");
        double[] scaled = values.clone();
        Observed.divide(scaled, Observed.scale(values));
        return scaled;
    }

    private static IllegalArgumentException tooShort(
            double[] values, int lags, Regression regression) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "a Dickey-Fuller test with %d lags needs at least %d values with %d others right before them, not %d",
                        lags,
                        regression.terms + 2 + lags,
                        lags + 1,
                        LagMatrix.rows(values, lags + 1).length));
    }
}
