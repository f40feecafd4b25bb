package io.driftcast.series.analysis;

import io.driftcast.series.transform.Differencing;
import java.util.ArrayList;
import java.util.List;

/**
 * The seasons that a series' first differences show: those with a shape, where one step differs
 * from the next by more than noise. The differences hold no level and no trend. Stateless,
 * thread-safe.
 *
 * <p>A lag k is a candidate where the correlation r[k] of differences k steps apart has a peak, is
 * at least {@value #LEAST_CORRELATION} and beyond the chance of all lags together ({@link
 * LagCorrelations}), is beyond twice its error at 2 k as well, if the series is long enough to
 * tell, and r falls to 0 or below on the way there: the differences of a season add up to 0, so
 * that their correlations do over a season, while those of the first few lags of a longer, smooth
 * one stay high.
 *
 * <p>The first season is the shortest candidate with at least {@value #SHARE_OF_BEST} of the best
 * peak's correlation: multiples of a season are peaks too, and half a season only resembles it. Of
 * it and its two neighbours the one counts whose first {@value #MULTIPLES} multiples correlate
 * most, since chance moves a flat peak. A longer season is a multiple of the one before it that
 * takes away at least {@value #GAIN} of what that leaves unexplained (1 - r), by more than chance;
 * of those nearly as good as the best the shortest.
 */
final class SharpSeasons {

    static final double LEAST_CORRELATION = 0.3;
    static final double SHARE_OF_BEST = 0.7;

    private static final double GAIN = 0.4;
    private static final int MULTIPLES = 3;
    private static final double NEARLY_AS_GOOD = 0.8;

    private SharpSeasons() {}

    /**
     * The seasons, shortest first.
     *
     * @param values NaN where missing; unchanged
     * @param maxPeriod 3 or more, at most a third of the series
     */
    static List<SeasonDetection.Season> of(double[] values, int maxPeriod) {
        double[] differences = Observed.standardised(Differencing.first(values));
        LagCorrelations changes = LagCorrelations.of(differences, maxPeriod);
        List<SeasonDetection.Season> seasons = new ArrayList<>();
        for (int period = shortest(changes); period > 0; period = longer(changes, period)) {
            seasons.add(new SeasonDetection.Season(period, changes.r()[period]));
        }
        return seasons;
    }

    /** The first season's period, 0 if there is none. */
    private static int shortest(LagCorrelations changes) {
        double[] r = changes.r();
        double best = 0;
        for (int k = 2; k < changes.maxLag(); k++) {
            best = isCandidate(changes, k) ? Math.max(best, r[k]) : best;
        }
        for (int k = 2; k < changes.maxLag(); k++) {
            if (isCandidate(changes, k) && r[k] >= SHARE_OF_BEST * best) {
                return refined(r, k);
            }
        }
        return 0;
    }

    private static boolean isCandidate(LagCorrelations changes, int k) {
        return changes.isPeak(k)
                && changes.r()[k] >= Math.max(LEAST_CORRELATION, changes.bound(k))
                && changes.comesAgain(2 * k)
                && (2 * k > changes.maxLag() ? changes.lowest(0, k) : changes.lowest(k, 2 * k))
                        <= 0;
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

    /** The period of the next longer season, 0 if there is none. */
    private static int longer(LagCorrelations changes, int period) {
        double[] r = changes.r();
        double best = 0;
        for (int k = 2 * period; k < changes.maxLag(); k += period) {
            boolean beyondChance = r[k] - r[period] >= changes.bound(k) / 2;
            best = changes.isPeak(k) && beyondChance ? Math.max(best, r[k]) : best;
        }
        double gain = best - r[period];
        if (!(gain > 0 && gain >= GAIN * (1 - r[period]))) {
            return 0;
        }
        for (int k = 2 * period; k < changes.maxLag(); k += period) {
            if (changes.isPeak(k) && r[k] >= r[period] + NEARLY_AS_GOOD * gain) {
                return k;
            }
        }
        return 0;
    }
}
