package io.driftcast.series.decomposition;

import java.util.Locale;

/**
 * How {@link Stl} smooths. Windows are numbers of points: of a cycle-subseries (the Januaries, say)
 * for the season, of the series for trend and low pass.
 *
 * @param period the season's length in steps, at least 2
 * @param periodic whether the season is made the same in every period afterwards, by its mean
 * @param seasonalWindow odd, at least 3; the larger, the less the season changes
 * @param seasonalDegree 0 or 1
 * @param seasonalJump at every which place LOESS is fitted, the rest being interpolated
 * @param trendWindow odd, at least 3
 * @param trendDegree 0 or 1
 * @param trendJump as seasonalJump
 * @param lowPassWindow odd, at least 3
 * @param lowPassDegree 0 or 1
 * @param lowPassJump as seasonalJump
 * @param innerIterations how often season and trend are refined, at least 1
 * @param outerIterations how often points that fit badly are then given less weight; 0: never
 */
public record StlOptions(
        int period,
        boolean periodic,
        int seasonalWindow,
        int seasonalDegree,
        int seasonalJump,
        int trendWindow,
        int trendDegree,
        int trendJump,
        int lowPassWindow,
        int lowPassDegree,
        int lowPassJump,
        int innerIterations,
        int outerIterations) {

    private static final int ROBUST_ITERATIONS = 15;

    /**
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public StlOptions {
        require(period >= 2, "period", period, "at least 2");
        checkLoess("seasonal", seasonalWindow, seasonalDegree, seasonalJump);
        checkLoess("trend", trendWindow, trendDegree, trendJump);
        checkLoess("low pass", lowPassWindow, lowPassDegree, lowPassJump);
        require(innerIterations >= 1, "inner iterations", innerIterations, "at least 1");
        require(outerIterations >= 0, "outer iterations", outerIterations, "at least 0");
    }

    private static void checkLoess(String name, int window, int degree, int jump) {
        require(window >= 3 && window % 2 == 1, name + " window", window, "odd and at least 3");
        require(degree == 0 || degree == 1, name + " degree", degree, "0 or 1");
        require(jump >= 1, name + " jump", jump, "at least 1");
    }

    private static void require(boolean holds, String name, int value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: %d is not %s", name, value, wanted));
        }
    }

    /**
     * R's defaults of {@code stl}: the season by local means, trend and low pass by local lines, a
     * trend window of 1.5 period / (1 - 1.5 / seasonalWindow), a low-pass window of one period,
     * both rounded up to odd numbers, jumps of a tenth of the window, two inner iterations, not
     * robust.
     *
     * @param seasonalWindow odd, at least 3; 7 is the least that Cleveland et al. advise
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public static StlOptions of(int period, int seasonalWindow) {
        int trend = trendWindow(period, seasonalWindow);
        int lowPass = odd(period);
        return new StlOptions(
                period,
                false,
                seasonalWindow,
                0,
                tenth(seasonalWindow),
                trend,
                1,
                tenth(trend),
                lowPass,
                1,
                tenth(lowPass),
                2,
                0);
    }

    /**
     * R's {@code s.window = "periodic"}: a season that is the same in every period, everything else
     * as in {@link #of}.
     *
     * @param length how many steps the series has
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public static StlOptions periodic(int period, int length) {
        StlOptions wide = of(period, 10 * length + 1);
        return new StlOptions(
                period,
                true,
                wide.seasonalWindow,
                0,
                wide.seasonalJump,
                wide.trendWindow,
                wide.trendDegree,
                wide.trendJump,
                wide.lowPassWindow,
                wide.lowPassDegree,
                wide.lowPassJump,
                wide.innerIterations,
                wide.outerIterations);
    }

    /**
     * statsmodels' defaults of {@code STL}: everything by local lines at every point, windows as in
     * {@link #of} but for a low-pass window that is longer than the period, five inner iterations.
     *
     * @param seasonalWindow odd, at least 3; statsmodels has 7 by default
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public static StlOptions everyPoint(int period, int seasonalWindow) {
        return new StlOptions(
                period,
                false,
                seasonalWindow,
                1,
                1,
                trendWindow(period, seasonalWindow),
                1,
                1,
                odd(period + 1),
                1,
                1,
                5,
                0);
    }

    /** The same with R's iterations for robustness: one inner, 15 outer. */
    public StlOptions robust() {
        return withIterations(1, ROBUST_ITERATIONS);
    }

    /**
     * The same with other iterations.
     *
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public StlOptions withIterations(int inner, int outer) {
        return new StlOptions(
                period,
                periodic,
                seasonalWindow,
                seasonalDegree,
                seasonalJump,
                trendWindow,
                trendDegree,
                trendJump,
                lowPassWindow,
                lowPassDegree,
                lowPassJump,
                inner,
                outer);
    }

    /**
     * The same with windows of season and trend that hold as many values as these do of a series
     * without gaps.
     *
     * @param share how many of the steps have a value, above 0, at most 1
     */
    public StlOptions ofShare(double share) {
        int season = widened(seasonalWindow, share);
        int trend = widened(trendWindow, share);
        return new StlOptions(
                period,
                periodic,
                season,
                seasonalDegree,
                seasonalJump,
                trend,
                trendDegree,
                trendJump,
                lowPassWindow,
                lowPassDegree,
                lowPassJump,
                innerIterations,
                outerIterations);
    }

    /** The nearest odd number. */
    private static int widened(int window, double share) {
        return 2 * (int) (window / share / 2) + 1;
    }

    private static int trendWindow(int period, int seasonalWindow) {
        return odd((int) Math.ceil(1.5 * period / (1 - 1.5 / seasonalWindow)));
    }

    private static int odd(int length) {
        return Math.max(3, length % 2 == 0 ? length + 1 : length);
    }

    private static int tenth(int window) {
        return (window + 9) / 10;
    }
}
