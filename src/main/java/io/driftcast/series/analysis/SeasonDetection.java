package io.driftcast.series.analysis;

import io.driftcast.series.Values;
import io.driftcast.series.transform.Differencing;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how many steps the seasons of a series have, from the values alone. Stateless, thread-safe.
 *
 * <p>Looked at are the first differences, which hold no level and no trend, and the correlation
 * r[k] of those that are k steps apart (over the pairs that are both there, each side with its own
 * spread, so that it does not shrink with the lag). A lag is a candidate where r has a peak, r is
 * at least {@value #LEAST_CORRELATION} and twice what white noise reaches, and, if the series is
 * long enough to tell, r is beyond that bound at twice the lag as well.
 *
 * <p>The first season is the shortest candidate with at least {@value #SHARE_OF_BEST} of the best
 * peak's correlation: multiples of a season are peaks too, and half a season only resembles it. Of
 * it and its two neighbours the one counts whose first {@value #MULTIPLES} multiples correlate
 * most, since chance moves a flat peak. A longer season is a multiple of the one before it that
 * takes away at least {@value #GAIN} of what that leaves unexplained (1 - r); of those nearly as
 * good as the best the shortest. No lag is beyond a third of the series: a season is one only if it
 * has come three times.
 *
 * <p>Missing values cost two differences each. With one value in ten missing the first season stays
 * (tested), but a multiple of it may appear as a longer one.
 *
 * <p>A cycle without a fixed length (the lynx's ten years, the sunspots' eleven) is found as a
 * season of its most common length: whether a model should repeat it is for a backtest to say. The
 * constants were set on R's monthly and quarterly series, the half-hourly demand of Taylor (2003)
 * and the training part of the M4 competition's hourly series, of which 88 % come out with 24
 * first.
 */
public final class SeasonDetection {

    /** The longest season looked for: a minute's grid over a day and a little more. */
    public static final int MAX_PERIOD = 1500;

    private static final double LEAST_CORRELATION = 0.3;
    private static final double SHARE_OF_BEST = 0.7;
    private static final double GAIN = 0.4;
    private static final int MULTIPLES = 3;
    private static final double NEARLY_AS_GOOD = 0.8;

    /**
     * A season.
     *
     * @param period steps
     * @param correlation of the differences one period apart, 0 to 1
     */
    public record Season(int period, double correlation) {}

    private SeasonDetection() {}

    /**
     * The seasons, shortest first; none for a series without any, with fewer than a dozen values,
     * or which grows by the same amount each step.
     *
     * @param values one a step, NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is infinite
     */
    public static List<Season> seasons(double[] values) {
        Observed.requireFinite(values, "a season's search");
        double[] differences = Differencing.first(values);
        int maxLag = Math.min(differences.length / 3, MAX_PERIOD);
        int n = Values.count(differences);
        if (maxLag < 3 || Values.constant(differences, Values.size(values))) {
            return List.of();
        }
        double[] r = correlations(Observed.standardised(differences), maxLag);
        double bound = 2 * Autocorrelation.whiteNoiseBound(n);
        List<Season> seasons = new ArrayList<>();
        int period = shortest(r, bound);
        while (period > 0) {
            seasons.add(new Season(period, r[period]));
            period = longer(r, period);
        }
        return List.copyOf(seasons);
    }

    /** The first season's period, 0 if there is none. */
    private static int shortest(double[] r, double bound) {
        double least = Math.max(LEAST_CORRELATION, bound);
        double best = 0;
        for (int k = 2; k < r.length - 1; k++) {
            best = peak(r, k) && r[k] >= least ? Math.max(best, r[k]) : best;
        }
        for (int k = 2; k < r.length - 1; k++) {
            if (peak(r, k)
                    && r[k] >= Math.max(least, SHARE_OF_BEST * best)
                    && comesAgain(r, 2 * k, bound)) {
                return refined(r, k);
            }
        }
        return 0;
    }

    /** Of a lag and its neighbours the one with the highest mean correlation at its multiples. */
    private static int refined(double[] r, int k) {
        int multiples = Math.clamp((r.length - 1) / (k + 1), 1, MULTIPLES);
        int best = k;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = Math.max(2, k - 1); lag <= k + 1; lag++) {
            double sum = 0;
            for (int i = 1; i <= multiples; i++) {
                sum += r[i * lag];
            }
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        return best;
    }

    private static boolean comesAgain(double[] r, int lag, double bound) {
        if (lag + 1 >= r.length) {
            return true;
        }
        return Math.max(r[lag - 1], Math.max(r[lag], r[lag + 1])) >= bound;
    }

    /** The period of the next longer season, 0 if there is none. */
    private static int longer(double[] r, int period) {
        double best = 0;
        for (int k = 2 * period; k < r.length - 1; k += period) {
            best = peak(r, k) ? Math.max(best, r[k]) : best;
        }
        double gain = best - r[period];
        if (!(gain > 0 && gain >= GAIN * (1 - r[period]))) {
            return 0;
        }
        for (int k = 2 * period; k < r.length - 1; k += period) {
            if (peak(r, k) && r[k] >= r[period] + NEARLY_AS_GOOD * gain) {
                return k;
            }
        }
        return 0;
    }

    private static boolean peak(double[] r, int k) {
        return r[k] > r[k - 1] && r[k] >= r[k + 1];
    }

    /** NaN, which is no peak, at a lag without pairs. */
    private static double[] correlations(double[] rest, int maxLag) {
        double[] r = new double[maxLag + 1];
        for (int k = 0; k <= maxLag; k++) {
            double cross = 0;
            double earlier = 0;
            double later = 0;
            for (int t = k; t < rest.length; t++) {
                double product = rest[t] * rest[t - k];
                if (!Double.isNaN(product)) {
                    cross += product;
                    earlier += rest[t - k] * rest[t - k];
                    later += rest[t] * rest[t];
                }
            }
            r[k] = cross / Math.sqrt(earlier * later);
        }
        return r;
    }
}
