package io.driftcast.series.transform;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Mean and standard deviation of the last values of a series, as pandas' {@code rolling(size)}.
 * Both are computed anew from the window whenever they are asked for, so a long stream leaves no
 * rounding behind. NaN while the window is not full and while a missing value (NaN) is in it.
 *
 * <p>Mutable; not thread-safe.
 */
public final class MovingWindow {

    private final double[] window;
    private long seen;

    /**
     * @param size how many values, 1 or more
     * @throws IllegalArgumentException if the size is below 1
     */
    public MovingWindow(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a window has 1 value or more, not " + size);
        }
        window = new double[size];
        Arrays.fill(window, Double.NaN);
    }

    /**
     * The mean of each value and the {@code size - 1} before it.
     *
     * @param values unchanged
     * @return one entry a value
     */
    public static double[] means(double[] values, int size) {
        return each(values, size, MovingWindow::mean);
    }

    /**
     * The standard deviation of each value and the {@code size - 1} before it.
     *
     * @param values unchanged
     * @return one entry a value
     */
    public static double[] standardDeviations(double[] values, int size) {
        return each(values, size, MovingWindow::standardDeviation);
    }

    /** Takes in the next value, NaN for a missing one. */
    public void add(double value) {
        window[(int) (seen++ % window.length)] = value;
    }

    /** The mean of the window. */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < window.length; k++) {
            sum += at(k);
        }
        return sum / window.length;
    }

    /** The standard deviation with divisor size - 1; NaN for a window of one. */
    public double standardDeviation() {
        double mean = mean();
        double squares = 0;
        for (int k = 0; k < window.length; k++) {
            squares += (at(k) - mean) * (at(k) - mean);
        }
        return window.length > 1 ? Math.sqrt(squares / (window.length - 1)) : Double.NaN;
    }

    /** Oldest first, so that a sum depends on the values alone. */
    private double at(int k) {
        return window[(int) ((seen + k) % window.length)];
    }

    private static double[] each(
            double[] values, int size, ToDoubleFunction<MovingWindow> statistic) {
        MovingWindow window = new MovingWindow(size);
        double[] results = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            window.add(values[t]);
            results[t] = statistic.applyAsDouble(window);
        }
        return results;
    }
}
