package io.driftcast.series.analysis;

import io.driftcast.math.stats.LeastSquares;
import io.driftcast.math.stats.Normal;
import java.util.Arrays;
import java.util.Locale;

/**
 * Autocorrelations and partial autocorrelations of a series, with the bounds that white noise keeps
 * to. In every array the index is the lag; lag 0 is 1. Stateless, thread-safe.
 *
 * <p>Missing values (NaN) are left out pair by pair: the autocovariance at lag k sums over the
 * pairs (t - k, t) that are both there, around the mean of all values that are there, and divides
 * by
 *
 * <pre>
 *   biased      pairs + k  (the number of values, if none is missing)
 *   adjusted    pairs
 * </pre>
 *
 * The biased form is what R's {@code acf(na.action = na.pass)} and statsmodels compute; without
 * gaps its matrix is positive semi-definite, with them it need not be, and a correlation can then
 * pass 1. A series whose values do not vary, or a lag without any pair, has the correlation NaN.
 *
 * <p>Source: G. E. P. Box, G. M. Jenkins, G. C. Reinsel and G. M. Ljung, Time Series Analysis, 5th
 * ed. (2015), chapters 2 and 3; for missing values W. Dunsmuir and P. M. Robinson, J. American
 * Statistical Association 76 (1981), doi:10.1080/01621459.1981.10477687.
 */
public final class Autocorrelation {

    /** How partial autocorrelations are computed. */
    public enum Partial {
        /** Yule-Walker equations with the biased autocorrelations; R's {@code pacf}. */
        YULE_WALKER,
        /** Yule-Walker equations with autocovariances that divide by the number of pairs. */
        YULE_WALKER_ADJUSTED,
        /**
         * The last coefficient of the regression of x[t] on a constant and x[t-1] ... x[t-k], over
         * all t for which these are there. NaN where there are not more such t than coefficients or
         * x[t-k] is a combination of the others.
         */
        LEAST_SQUARES
    }

    /** Pairs for a lag plot: {@code earlier[i]} is x[t-k] where {@code later[i]} is x[t]. */
    public record LagPairs(double[] earlier, double[] later) {}

    private Autocorrelation() {}

    /**
     * The biased autocorrelations at lags 0 to {@code maxLag}.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param maxLag 0 or more, below the number of values
     * @throws IllegalArgumentException if there are not more values than lags, or one is infinite
     */
    public static double[] acf(double[] values, int maxLag) {
        return correlations(values, maxLag, false);
    }

    /**
     * The partial autocorrelations at lags 0 to {@code maxLag}.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param maxLag 0 or more, below the number of values
     * @throws IllegalArgumentException if there are not more values than lags, or one is infinite
     */
    public static double[] pacf(double[] values, int maxLag, Partial method) {
        return switch (method) {
            case YULE_WALKER -> levinson(correlations(values, maxLag, false));
            case YULE_WALKER_ADJUSTED -> levinson(correlations(values, maxLag, true));
            case LEAST_SQUARES -> regressions(values, maxLag);
        };
    }

    /**
     * 1.96 / sqrt(n): what 95 % of the autocorrelations of white noise stay within, and the partial
     * ones too. NaN for no values.
     *
     * @param n the values that are there
     */
    public static double whiteNoiseBound(int n) {
        return n > 0 ? Normal.Z_95 / Math.sqrt(n) : Double.NaN;
    }

    /**
     * Bartlett's bounds: at lag k 1.96 sqrt((1 + 2 (r[1]^2 + ... + r[k-1]^2)) / n), half the width
     * of the 95 % interval around r[k] if the correlations end before k; 0 at lag 0.
     *
     * <p>Source: M. S. Bartlett, J. Royal Statistical Society B 8 (1946), doi:10.2307/2983611.
     *
     * @param acf from lag 0 on
     * @param n the values that are there
     */
    public static double[] bartlettBounds(double[] acf, int n) {
        double[] bounds = new double[acf.length];
        double squares = 0;
        for (int k = 1; k < bounds.length; k++) {
            bounds[k] = Normal.Z_95 * Math.sqrt((1 + 2 * squares) / n);
            squares += acf[k] * acf[k];
        }
        return bounds;
    }

    /**
     * The pairs (x[t-k], x[t]) that are both there, in the order of t.
     *
     * @param lag k, 0 or more, below the number of values
     * @throws IllegalArgumentException if there are not more values than the lag
     */
    public static LagPairs lagPairs(double[] values, int lag) {
        requireLag(values, lag);
        double[] earlier = new double[values.length - lag];
        double[] later = new double[values.length - lag];
        int n = 0;
        for (int t = lag; t < values.length; t++) {
            if (!Double.isNaN(values[t - lag]) && !Double.isNaN(values[t])) {
                earlier[n] = values[t - lag];
                later[n] = values[t];
                n++;
            }
        }
        return new LagPairs(Arrays.copyOf(earlier, n), Arrays.copyOf(later, n));
    }

    private static double[] correlations(double[] values, int maxLag, boolean adjusted) {
        requireLag(values, maxLag);
        Observed.requireFinite(values, "an autocorrelation");
        double[] rest = Observed.standardised(values);
        double[] correlations = new double[maxLag + 1];
        double variance = covariance(rest, 0, adjusted);
        correlations[0] = 1;
        for (int k = 1; k <= maxLag; k++) {
            correlations[k] = covariance(rest, k, adjusted) / variance;
        }
        return correlations;
    }

    private static double covariance(double[] rest, int lag, boolean adjusted) {
        double sum = 0;
        int pairs = 0;
        for (int t = lag; t < rest.length; t++) {
            double product = rest[t] * rest[t - lag];
            if (!Double.isNaN(product)) {
                sum += product;
                pairs++;
            }
        }
        return pairs == 0 ? Double.NaN : sum / (adjusted ? pairs : pairs + lag);
    }

    /** The Durbin-Levinson recursion. */
    private static double[] levinson(double[] r) {
        double[] partial = new double[r.length];
        double[] phi = new double[r.length];
        double[] last = new double[r.length];
        double error = 1;
        partial[0] = 1;
        for (int k = 1; k < r.length; k++) {
            double top = r[k];
            for (int j = 1; j < k; j++) {
                top -= last[j] * r[k - j];
            }
            partial[k] = top / error;
            phi[k] = partial[k];
            for (int j = 1; j < k; j++) {
                phi[j] = last[j] - partial[k] * last[k - j];
            }
            error *= 1 - partial[k] * partial[k];
            System.arraycopy(phi, 1, last, 1, k);
        }
        return partial;
    }

    private static double[] regressions(double[] values, int maxLag) {
        requireLag(values, maxLag);
        Observed.requireFinite(values, "a partial autocorrelation");
        double[] rest = Observed.standardised(values);
        double[] partial = new double[maxLag + 1];
        partial[0] = 1;
        for (int k = 1; k <= maxLag; k++) {
            partial[k] = regression(rest, k);
        }
        return partial;
    }

    private static double regression(double[] rest, int k) {
        int[] rows = LagMatrix.rows(rest, k);
        if (rows.length <= k + 1) {
            return Double.NaN;
        }
        double[][] columns = new double[k + 1][];
        columns[0] = new double[rows.length];
        Arrays.fill(columns[0], 1);
        for (int lag = 1; lag <= k; lag++) {
            columns[lag] = LagMatrix.column(rest, rows, lag);
        }
        return new LeastSquares(columns, LagMatrix.column(rest, rows, 0)).coefficients(k + 1)[k];
    }

    private static void requireLag(double[] values, int lag) {
        if (lag < 0 || lag >= values.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "lag %d needs more than %d values, not %d",
                            lag,
                            Math.max(0, lag),
                            values.length));
        }
    }
}
