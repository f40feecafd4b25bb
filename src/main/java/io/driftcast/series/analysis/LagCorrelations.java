package io.driftcast.series.analysis;

import io.driftcast.math.stats.Normal;

/**
 * The correlations of numbers of mean 0 that are 0 to some lag apart, each over the pairs that are
 * both there and with the spread of either side, so that they do not shrink with the lag; and what
 * chance can do at each.
 *
 * @param r NaN, which is no peak, at a lag without pairs
 * @param errors the standard error of each were the numbers differences of independent ones: by
 *     Bartlett's formula sqrt(1.5 / pairs)
 */
record LagCorrelations(double[] r, double[] errors) {

    /** How many of a hundred series without a season may have a lag that is beyond chance. */
    private static final double LEVEL = 0.02;

    private static final double SPREAD = 1.5;
    private static final double ERRORS_AGAIN = 2;

    /**
     * Those of a series.
     *
     * @param rest NaN where missing; unchanged
     * @param maxLag below the number of steps, 1 or more
     */
    static LagCorrelations of(double[] rest, int maxLag) {
        double[] r = new double[maxLag + 1];
        double[] errors = new double[maxLag + 1];
        for (int k = 0; k <= maxLag; k++) {
            double cross = 0;
            double earlier = 0;
            double later = 0;
            int pairs = 0;
            for (int t = k; t < rest.length; t++) {
                double product = rest[t] * rest[t - k];
                if (!Double.isNaN(product)) {
                    cross += product;
                    earlier += rest[t - k] * rest[t - k];
                    later += rest[t] * rest[t];
                    pairs++;
                }
            }
            r[k] = cross / Math.sqrt(earlier * later);
            errors[k] = Math.sqrt(SPREAD / pairs);
        }
        return new LagCorrelations(r, errors);
    }

    /** The longest lag. */
    int maxLag() {
        return r.length - 1;
    }

    /** Whether a lag correlates more than its neighbours do; the first and last have only one. */
    boolean isPeak(int k) {
        return k > 0 && k < maxLag() && r[k] > r[k - 1] && r[k] >= r[k + 1];
    }

    /** What chance stays below at all lags together. */
    double bound(int k) {
        return Normal.quantile(1 - LEVEL / maxLag()) * errors[k];
    }

    /** Whether a lag or a neighbour of it correlates; so it counts if it is not computed. */
    boolean comesAgain(int k) {
        if (k >= maxLag()) {
            return true;
        }
        return Math.max(r[k - 1], Math.max(r[k], r[k + 1])) >= ERRORS_AGAIN * errors[k];
    }

    /** The lowest correlation of the lags between two, infinity if there is none between them. */
    double lowest(int from, int to) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = from + 1; k < Math.min(to, r.length); k++) {
            lowest = r[k] < lowest ? r[k] : lowest;
        }
        return lowest;
    }
}
