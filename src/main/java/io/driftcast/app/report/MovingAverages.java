package io.driftcast.app.report;

import io.driftcast.series.analysis.StraightLine;
import io.driftcast.series.transform.MovingWindow;
import java.util.Arrays;
import java.util.Locale;

/**
 * The moving average of a series over one season, or some steps where there is none, and how well a
 * straight line explains it.
 *
 * @param window over how many steps, each step's own and those before it
 * @param mean one a step; NaN where the window is not whole or a value in it is missing
 * @param deviation the standard deviation in the same windows
 * @param intercept of the line, at the first step of the series
 * @param slope of the line, a step
 * @param rSquared how much of the moving average's variation the line explains, 0 to 1; NaN where
 *     there is none
 */
record MovingAverages(
        int window,
        double[] mean,
        double[] deviation,
        double intercept,
        double slope,
        double rSquared) {

    /** Steps where there is no season. */
    private static final int USUAL_WINDOW = 10;

    private static final int LEAST_WINDOWS = 3;

    /**
     * Those of a series.
     *
     * @param period the season's length in steps, 1 for none
     * @throws IllegalArgumentException if there are fewer than three windows without a missing
     *     value
     */
    static MovingAverages of(double[] values, int period) {
        int wanted = period > 1 ? period : USUAL_WINDOW;
        int window = wanted <= values.length / 2 ? wanted : Math.max(1, values.length / 3);
        double[] mean = MovingWindow.means(values, window);
        long whole = Arrays.stream(mean).filter(Double::isFinite).count();
        if (whole < LEAST_WINDOWS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "only %d windows of %d steps have all their values",
                            whole,
                            window));
        }
        StraightLine line = StraightLine.of(mean);
        return new MovingAverages(
                window,
                mean,
                MovingWindow.standardDeviations(values, window),
                line.intercept(),
                line.slope(),
                line.rSquared());
    }

    /** The line at each step of the series. */
    double[] line() {
        double[] line = new double[mean.length];
        for (int t = 0; t < line.length; t++) {
            line[t] = Double.isNaN(mean[t]) ? Double.NaN : intercept + slope * t;
        }
        return line;
    }

    /** What the line says of the moving average. */
    String words() {
        if (Double.isNaN(rSquared)) {
            return String.format(Locale.ROOT, "over %d steps does not vary", window);
        }
        return String.format(
                Locale.ROOT,
                "over %d steps: %+.4g a step along a straight line, R squared %.2f",
                window,
                slope,
                rSquared);
    }
}
