package io.driftcast.series;

import java.util.Arrays;

/** The centred moving average: a series without its season. Stateless, thread-safe. */
public final class CentredAverage {

    private CentredAverage() {}

    /**
     * The averages over one season; with an even period the two values at its ends count half each.
     * NaN for the first and last {@code period / 2} values, and where a value of the season is.
     *
     * @param period steps in a season, 1 or more
     */
    public static double[] of(double[] y, int period) {
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
