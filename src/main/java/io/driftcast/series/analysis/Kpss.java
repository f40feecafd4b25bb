package io.driftcast.series.analysis;

import io.driftcast.math.stats.LeastSquares;
import io.driftcast.series.Values;
import java.util.Arrays;
import java.util.Locale;

/**
 * The KPSS test of stationarity around a level or around a line: the statistic grows when a series
 * wanders.
 *
 * <pre>
 *   e[t] = rest of the regression of x[t] on a constant (and t),  S[t] = e[1] + ... + e[t]
 *   s2   = (sum e[t]^2 + 2 sum over l of (1 - l / (L + 1)) sum e[t] e[t-l]) / n
 *   statistic = sum S[t]^2 / (n^2 s2)
 * </pre>
 *
 * <p>Missing values (NaN) are left out first and the rest is joined, as R's tests do after {@code
 * na.omit}. A series that does not vary around its level (or line) has the statistic 0. Immutable,
 * thread-safe.
 *
 * <p>Source: D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin, "Testing the null
 * hypothesis of stationarity against the alternative of a unit root", J. Econometrics 54 (1992),
 * doi:10.1016/0304-4076(92)90104-Y; critical values from its table 1.
 *
 * @param around what the series is tested to be stationary around
 * @param statistic the larger, the less stationary
 * @param lags L, how many autocovariances the long-run variance takes in
 */
public record Kpss(Around around, double statistic, int lags) {

    /** A line's rests below this share of the values' size are rounding. */
    private static final double ROUNDING = 1e-13;

    private static final double[] LEVELS = {0.1, 0.05, 0.025, 0.01};

    /** Of a level and of a line, at the four levels. */
    private static final double[] CRITICAL_LEVEL = {0.347, 0.463, 0.574, 0.739};

    private static final double[] CRITICAL_TREND = {0.119, 0.146, 0.176, 0.216};

    /** The deterministic part of the series. */
    public enum Around {
        /** A constant. */
        LEVEL,
        /** A constant and a slope. */
        TREND
    }

    /**
     * trunc(3 sqrt(n) / 13) lags, which R's {@code ndiffs} uses.
     *
     * @param n the values that are there
     */
    public static int shortLags(int n) {
        return (int) (3 * Math.sqrt(n) / 13);
    }

    /**
     * ceil(12 (n / 100)^(1/4)) lags, at most n - 1: the rule of Schwert (1989), which statsmodels
     * calls legacy.
     *
     * @param n the values that are there
     */
    public static int schwertLags(int n) {
        return Math.max(0, Math.min(n - 1, (int) Math.ceil(12 * StrictMath.pow(n / 100.0, 0.25))));
    }

    /**
     * The test with as many lags as the autocovariances of the rests ask for, at most n - 1.
     * Source: B. Hobijn, P. H. Franses and M. Ooms, Statistica Neerlandica 58 (2004),
     * doi:10.1111/j.1467-9574.2004.00272.x; statsmodels' {@code nlags="auto"}.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if no values are there, or one is infinite
     */
    public static Kpss of(double[] values, Around around) {
        double[] rest = rest(values, around);
        return test(rest, around, automaticLags(rest));
    }

    /**
     * The test with a given number of lags.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param lags 0 or more, below the number of values that are there
     * @throws IllegalArgumentException if there are not more values than lags, or one is infinite
     */
    public static Kpss of(double[] values, Around around, int lags) {
        return test(rest(values, around), around, lags);
    }

    /**
     * The p-value, interpolated in the table of critical values: 0.1 stands for 0.1 or more, 0.01
     * for 0.01 or less.
     */
    public double pValue() {
        double[] critical = criticalValues();
        if (statistic <= critical[0]) {
            return LEVELS[0];
        }
        for (int i = 1; i < critical.length; i++) {
            if (statistic <= critical[i]) {
                double share = (statistic - critical[i - 1]) / (critical[i] - critical[i - 1]);
                return LEVELS[i - 1] + share * (LEVELS[i] - LEVELS[i - 1]);
            }
        }
        return LEVELS[LEVELS.length - 1];
    }

    /**
     * The value above which stationarity is rejected.
     *
     * @param alpha 0.1, 0.05, 0.025 or 0.01
     * @throws IllegalArgumentException if there is no critical value for alpha
     */
    public double criticalValue(double alpha) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (LEVELS[i] == alpha) {
                return criticalValues()[i];
            }
        }
        throw new IllegalArgumentException(
                "KPSS critical values are tabulated at 0.1, 0.05, 0.025 and 0.01, not " + alpha);
    }

    /**
     * Whether stationarity is rejected at a tabulated level.
     *
     * @param alpha 0.1, 0.05, 0.025 or 0.01
     * @throws IllegalArgumentException if there is no critical value for alpha
     */
    public boolean rejects(double alpha) {
        return statistic > criticalValue(alpha);
    }

    private double[] criticalValues() {
        return switch (around) {
            case LEVEL -> CRITICAL_LEVEL;
            case TREND -> CRITICAL_TREND;
        };
    }

    private static Kpss test(double[] rest, Around around, int lags) {
        int n = rest.length;
        if (lags < 0 || lags >= n) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a KPSS test with %d lags needs more than %d values, not %d",
                            lags,
                            Math.max(0, lags),
                            n));
        }
        double partial = 0;
        double partialSquares = 0;
        for (double e : rest) {
            partial += e;
            partialSquares += partial * partial;
        }
        double longRun = autocovarianceSum(rest, 0);
        for (int lag = 1; lag <= lags; lag++) {
            double weight = 1 - lag / (lags + 1.0);
            longRun += 2 * weight * autocovarianceSum(rest, lag);
        }
        double statistic = longRun > 0 ? partialSquares / n / longRun : 0;
        return new Kpss(around, statistic, lags);
    }

    private static int automaticLags(double[] rest) {
        int n = rest.length;
        double sum = autocovarianceSum(rest, 0) / n;
        if (sum == 0) {
            return 0;
        }
        double weighted = 0;
        int considered = (int) StrictMath.pow(n, 2.0 / 9);
        for (int lag = 1; lag <= considered; lag++) {
            double term = 2 * autocovarianceSum(rest, lag) / n;
            sum += term;
            weighted += lag * term;
        }
        double ratio = weighted / sum;
        double lags = 1.1447 * StrictMath.cbrt(ratio * ratio) * StrictMath.cbrt(n);
        return (int) Math.min(lags, n - 1.0);
    }

    private static double[] rest(double[] values, Around around) {
        Observed.requireFinite(values, "a KPSS test");
        double[] observed = Observed.of(values);
        if (observed.length == 0) {
            throw new IllegalArgumentException("a KPSS test needs a value, but none is there");
        }
        return around == Around.LEVEL ? Observed.standardised(observed) : aroundLine(observed);
    }

    private static double[] aroundLine(double[] observed) {
        int n = observed.length;
        Observed.divide(observed, Observed.scale(observed));
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] time = new double[n];
        for (int t = 0; t < n; t++) {
            time[t] = t - 0.5 * (n - 1);
        }
        double[] line = new LeastSquares(new double[][] {ones, time}, observed).coefficients(2);
        double slope = n > 1 ? line[1] : 0;
        double[] rest = new double[n];
        for (int t = 0; t < n; t++) {
            rest[t] = observed[t] - line[0] - slope * time[t];
        }
        if (Values.size(rest) <= ROUNDING * Values.size(observed)) {
            return new double[n];
        }
        Observed.divide(rest, Observed.scale(rest));
        return rest;
    }

    private static double autocovarianceSum(double[] rest, int lag) {
        double sum = 0;
        for (int t = lag; t < rest.length; t++) {
            sum += rest[t] * rest[t - lag];
        }
        return sum;
    }
}
