package io.driftcast.series.analysis;

import io.driftcast.math.stats.LeastSquares;
import io.driftcast.math.stats.Normal;
import io.driftcast.series.CentredAverage;
import io.driftcast.series.LinearFill;
import io.driftcast.series.Values;
import java.util.List;

/**
 * The strongest cycle of a series whose spectrum has one ({@link SpectralLines}), if a share of the
 * values worth the name repeats with it. Stateless, thread-safe.
 */
final class SmoothSeason {

    private static final double LEVEL = 0.001;
    private static final double ERRORS = 4;

    /** How far from a peak of the spectrum, as a share of it, the period may lie. */
    private static final double NEAR = 0.02;

    /** A season that repeats so much better at so many times a line's period is that long. */
    static final int MULTIPLES = 4;

    private SmoothSeason() {}

    /**
     * The period in whole steps; 0 if there is none.
     *
     * @param values NaN where missing, at least three there; unchanged
     * @param maxPeriod 3 or more
     */
    static int period(double[] values, int maxPeriod) {
        double[] rest = withoutLine(values);
        if (Values.size(rest) == 0) {
            return 0;
        }
        List<SpectralLines.Line> lines = SpectralLines.of(LinearFill.of(rest), maxPeriod);
        for (SpectralLines.Line line : lines) {
            int period = whole(values, line.period(), maxPeriod);
            if (repeats(values, period)) {
                return period;
            }
        }
        return 0;
    }

    /** The values less their least-squares line, standardised. */
    private static double[] withoutLine(double[] values) {
        StraightLine line = StraightLine.of(values);
        double[] rest = values.clone();
        for (int t = 0; t < rest.length; t++) {
            rest[t] -= line.at(t);
        }
        return Observed.standardised(rest);
    }

    /** The period of a line, or the multiple of it of which it is only a part. */
    private static int whole(double[] values, double length, int maxPeriod) {
        int period = refined(values, length, maxPeriod);
        for (int m = 2; m <= MULTIPLES; m++) {
            int longer = (int) Math.rint(m * length);
            if (longer <= maxPeriod && repeatsBetter(values, longer, period)) {
                return longer;
            }
        }
        return period;
    }

    /** By a good share, and more than chance. */
    private static boolean repeatsBetter(double[] values, int longer, int period) {
        Pairs whole = pairs(values, longer, longer);
        double part = correlation(values, period, longer);
        return part < SharpSeasons.SHARE_OF_BEST * whole.correlation()
                && whole.correlation() - part > ERRORS / Math.sqrt(whole.count());
    }

    /** The whole number nearby with which a line and a sine leave the least. */
    private static int refined(double[] values, double length, int maxPeriod) {
        int reach = Math.max(1, (int) (NEAR * length));
        int middle = (int) Math.rint(length);
        int best = Math.min(middle, maxPeriod);
        double least = Double.POSITIVE_INFINITY;
        for (int p = Math.max(2, middle - reach); p <= Math.min(maxPeriod, middle + reach); p++) {
            double left = leftBySine(values, p);
            if (left < least) {
                least = left;
                best = p;
            }
        }
        return best;
    }

    private static double leftBySine(double[] values, int period) {
        int n = Values.count(values);
        double[][] columns = new double[4][n];
        double[] targets = new double[n];
        int i = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                double angle = 2 * Math.PI * (t % period) / period;
                columns[0][i] = 1;
                columns[1][i] = t / (double) values.length;
                columns[2][i] = StrictMath.sin(angle);
                columns[3][i] = StrictMath.cos(angle);
                targets[i++] = values[t];
            }
        }
        double[] b = new LeastSquares(columns, targets).coefficients(4);
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double rest = targets[k];
            for (int j = 0; j < b.length; j++) {
                rest -= b[j] * columns[j][k];
            }
            squares += rest * rest;
        }
        return squares;
    }

    private static boolean repeats(double[] values, int period) {
        Pairs pairs = pairs(values, period, period);
        double bound = Normal.quantile(1 - LEVEL) / Math.sqrt(pairs.count());
        return pairs.correlation() >= Math.max(SharpSeasons.LEAST_CORRELATION, bound);
    }

    private record Pairs(double correlation, int count) {}

    /** How the values a period apart correlate, less their moving average over so many steps. */
    static double correlation(double[] values, int period, int span) {
        return pairs(values, period, span).correlation();
    }

    private static Pairs pairs(double[] values, int period, int span) {
        double[] trend = CentredAverage.of(LinearFill.of(values), span);
        double cross = 0;
        double earlier = 0;
        double later = 0;
        int count = 0;
        for (int t = period; t < values.length; t++) {
            double now = values[t] - trend[t];
            double before = values[t - period] - trend[t - period];
            if (!Double.isNaN(now * before)) {
                cross += now * before;
                earlier += before * before;
                later += now * now;
                count++;
            }
        }
        return new Pairs(cross / Math.sqrt(earlier * later), count);
    }
}
