package io.driftcast.series.decomposition;

import org.jspecify.annotations.Nullable;

/**
 * Local regression on equally spaced points: at each place a weighted mean (degree 0) or line
 * (degree 1) over the {@code window} nearest points, whose tricube weights (1 - (r / h)^3)^3 fall
 * with their distance r; h is the distance of the farthest of them, widened by half of what the
 * window exceeds the series by (W. S. Cleveland, J. Am. Stat. Assoc. 74, 1979,
 * doi:10.1080/01621459.1979.10481038; the edges as in STL's own program).
 *
 * <p>With a {@code jump} above 1 only every jump-th place and the last one are regressed, and the
 * places between are interpolated linearly. Not thread-safe: it has scratch space.
 */
final class Loess {

    /** Within this share of h a weight is 1, and beyond {@link #FAR} of it 0. */
    private static final double NEAR = 0.001;

    private static final double FAR = 0.999;

    /** A line is fitted only if the points spread by this share of the series' length. */
    private static final double SPREAD = 0.001;

    private final int window;
    private final int degree;
    private final int jump;
    private final double[] local;

    /**
     * @param window how many points a regression uses, at least 2
     * @param degree 0 or 1
     * @param jump at least 1
     * @param longest the length of the longest series to be smoothed
     */
    Loess(int window, int degree, int jump, int longest) {
        this.window = window;
        this.degree = degree;
        this.jump = jump;
        this.local = new double[longest];
    }

    /**
     * Smooths the first n of {@code y}. Where no point of a window has weight, a place keeps its
     * own y.
     *
     * @param weights a further weight of each point; null: 1
     * @param smooth takes the n smooth values from index {@code offset} on
     */
    void smooth(double[] y, int n, double @Nullable [] weights, double[] smooth, int offset) {
        if (n < 2) {
            smooth[offset] = y[0];
            return;
        }
        int step = Math.min(jump, n - 1);
        int half = (window + 1) / 2;
        int left = 0;
        for (int x = 0; x < n; x += step) {
            left = window >= n ? 0 : Math.clamp(x - half + 1, 0, n - window);
            smooth[offset + x] = at(y, n, x, left, weights);
        }
        if (step > 1) {
            int last = (n - 1) / step * step;
            for (int x = 0; x + step <= last; x += step) {
                interpolate(smooth, offset + x, offset + x + step);
            }
            if (last < n - 1) {
                // The window stays where it was for the last regular place.
                smooth[offset + n - 1] = at(y, n, n - 1, left, weights);
                interpolate(smooth, offset + last, offset + n - 1);
            }
        }
    }

    private double at(double[] y, int n, int x, int left, double @Nullable [] weights) {
        double value = regress(y, n, x, left, Math.min(left + window, n), weights);
        return Double.isNaN(value) ? y[x] : value;
    }

    private static void interpolate(double[] values, int from, int to) {
        double slope = (values[to] - values[from]) / (to - from);
        for (int i = from + 1; i < to; i++) {
            values[i] = values[from] + slope * (i - from);
        }
    }

    /**
     * The regression at x, which may lie outside the series, over the points from {@code left} to
     * before {@code right}; NaN if none of them has weight.
     */
    double regress(double[] y, int n, int x, int left, int right, double @Nullable [] weights) {
        double h = Math.max(x - left, right - 1 - x);
        if (window > n) {
            h += Math.floorDiv(window - n, 2);
        }
        double total = 0;
        for (int j = left; j < right; j++) {
            local[j] = tricube(Math.abs(j - x), h) * (weights == null ? 1 : weights[j]);
            total += local[j];
        }
        if (!(total > 0)) {
            return Double.NaN;
        }
        for (int j = left; j < right; j++) {
            local[j] /= total;
        }
        if (degree == 1 && h > 0) {
            tilt(n, x, left, right);
        }
        double value = 0;
        for (int j = left; j < right; j++) {
            value += local[j] * y[j];
        }
        return value;
    }

    private static double tricube(int distance, double h) {
        if (distance > FAR * h) {
            return 0;
        }
        if (distance <= NEAR * h) {
            return 1;
        }
        double r = distance / h;
        double rest = 1 - r * r * r;
        return rest * rest * rest;
    }

    /** Turns the weights of a mean into those of a line's value at x. */
    private void tilt(int n, int x, int left, int right) {
        double mean = 0;
        for (int j = left; j < right; j++) {
            mean += local[j] * j;
        }
        double variance = 0;
        for (int j = left; j < right; j++) {
            variance += local[j] * (j - mean) * (j - mean);
        }
        if (Math.sqrt(variance) > SPREAD * (n - 1)) {
            double slope = (x - mean) / variance;
            for (int j = left; j < right; j++) {
                local[j] *= slope * (j - mean) + 1;
            }
        }
    }
}
