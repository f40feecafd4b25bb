package io.driftcast.series.analysis;

/**
 * The KPSS test of level stationarity: the statistic grows when a series wanders.
 *
 * <pre>
 *   e[t] = x[t] - mean(x),  S[t] = e[1] + ... + e[t]
 *   s2   = (sum e[t]^2 + 2 sum over l of (1 - l / (L + 1)) sum e[t] e[t-l]) / n
 *   statistic = sum S[t]^2 / (n^2 s2)
 * </pre>
 *
 * <p>Source: D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin, "Testing the null
 * hypothesis of stationarity against the alternative of a unit root", J. Econometrics 54 (1992),
 * doi:10.1016/0304-4076(92)90104-Y; critical values from its table 1.
 *
 * @param statistic the larger, the less stationary; 0 for a constant series
 * @param lags L, how many autocovariances the long-run variance takes in
 */
public record Kpss(double statistic, int lags) {

    private static final double CRITICAL_10 = 0.347;
    private static final double CRITICAL_5 = 0.463;
    private static final double CRITICAL_2_5 = 0.574;
    private static final double CRITICAL_1 = 0.739;

    /**
     * The test with trunc(3 sqrt(n) / 13) lags, which is what R's {@code ndiffs} uses.
     *
     * @param values without missing values
     * @throws IllegalArgumentException if there are no values, or one is not finite
     */
    public static Kpss level(double[] values) {
        return level(values, (int) (3 * Math.sqrt(values.length) / 13));
    }

    /**
     * The test with a given number of lags.
     *
     * @param values without missing values
     * @param lags 0 or more, below the number of values
     * @throws IllegalArgumentException if there are not more values than lags, or one is not finite
     */
    public static Kpss level(double[] values, int lags) {
        int n = values.length;
        if (lags < 0 || lags >= n) {
            throw new IllegalArgumentException(
                    "a KPSS test with %d lags needs more than %d values, not %d"
                            .formatted(lags, Math.max(0, lags), n));
        }
        double[] rest = centred(values);
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
        return new Kpss(statistic, lags);
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

    private static double criticalValue(double alpha) {
        if (alpha == 0.05) {
            return CRITICAL_5;
        }
        if (alpha == 0.1) {
            return CRITICAL_10;
        }
        if (alpha == 0.025) {
            return CRITICAL_2_5;
        }
        if (alpha == 0.01) {
            return CRITICAL_1;
        }
        throw new IllegalArgumentException(
                "KPSS critical values are tabulated at 0.1, 0.05, 0.025 and 0.01, not " + alpha);
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                throw new IllegalArgumentException(
                        "value %d of a KPSS test is %s".formatted(t, values[t]));
            }
            mean += (values[t] - mean) / (t + 1);
        }
        double largest = 0;
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - mean;
            largest = Math.max(largest, Math.abs(rest[t]));
        }
        // the statistic has no units: with the largest rest at 1 no square overflows or vanishes
        for (int t = 0; t < rest.length && largest > 0; t++) {
            rest[t] /= largest;
        }
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
