package io.driftcast.forecast.smoothing;

import java.util.Arrays;

/** The trend of a classical decomposition. Stateless, thread-safe. */
final class MovingAverage {

    private MovingAverage() {}

    /**
     * The centred moving average over one season; with an even period the two values at its ends
     * count half each. NaN for the first and last {@code period / 2} values.
     */
    static double[] centred(double[] y, int period) {
        double[] average = new double[y.length];
        Arrays.fill(average, Double.NaN);
        int half = period / 2;
        boolean even = period % 2 == 0;
        for (int t = half; t < y.length - half; t++) {
            double sum = 0;
            for (int i = t - half + (even ? 1 : 0); i < t + half + (even ? 0 : 1); i++) {
                sum += y[i];
            }
            if (even) {
                sum += 0.5 * (y[t - half] + y[t + half]);
            }
            average[t] = sum / period;
        }
        return average;
    }
}
