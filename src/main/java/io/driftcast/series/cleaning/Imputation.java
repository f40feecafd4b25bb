package io.driftcast.series.cleaning;

import io.driftcast.series.CentredAverage;
import io.driftcast.series.LinearFill;
import io.driftcast.series.Values;

/**
 * Fills in the missing values (NaN) of a series, each way into a new array. A series without any
 * value stays as it is. What is there is never changed. Stateless, thread-safe.
 */
public final class Imputation {

    private Imputation() {}

    /**
     * The mean of the values that are there, for each missing one.
     *
     * @param values one a step, NaN where missing; unchanged
     */
    public static double[] mean(double[] values) {
        double mean = Values.mean(values);
        boolean any = Values.count(values) > 0;
        double[] filled = values.clone();
        for (int t = 0; t < filled.length; t++) {
            filled[t] = Double.isNaN(filled[t]) && any ? mean : filled[t];
        }
        return filled;
    }

    /**
     * A straight line between the neighbours of each gap; before the first value and after the last
     * one, that value.
     *
     * @param values one a step, NaN where missing; unchanged
     */
    public static double[] linear(double[] values) {
        return Values.count(values) == 0 ? values.clone() : LinearFill.of(values);
    }

    /**
     * A straight line between neighbours after the season is taken out, and the season put back.
     * The season is additive and the same throughout: for each of its steps the mean distance of
     * the values that are there from a centred moving average over one period (of the series filled
     * in linearly), less the mean of all steps. A step of the season that has no value with a full
     * average around it gets 0. A series shorter than two seasons is filled in linearly, and so is
     * one of period 1.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period steps in a season, 1 or more
     * @throws IllegalArgumentException if the period is below 1
     */
    public static double[] seasonal(double[] values, int period) {
        if (period < 1) {
            throw new IllegalArgumentException("a period is 1 or more steps, not " + period);
        }
        double[] linear = linear(values);
        if (period == 1 || values.length < 2L * period) {
            return linear;
        }
        double[] season = season(values, linear, period);
        double[] adjusted = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            adjusted[t] = values[t] - season[t % period];
        }
        double[] filled = linear(adjusted);
        for (int t = 0; t < values.length; t++) {
            filled[t] = Double.isNaN(values[t]) ? filled[t] + season[t % period] : values[t];
        }
        return filled;
    }

    private static double[] season(double[] values, double[] linear, int period) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        double[] trend = CentredAverage.of(linear, period);
        int half = period / 2;
        for (int t = half; t < values.length - half; t++) {
            if (!Double.isNaN(values[t])) {
                sums[t % period] += values[t] - trend[t];
                counts[t % period]++;
            }
        }
        double mean = 0;
        int steps = 0;
        for (int k = 0; k < period; k++) {
            if (counts[k] > 0) {
                sums[k] /= counts[k];
                mean += (sums[k] - mean) / ++steps;
            }
        }
        for (int k = 0; k < period; k++) {
            sums[k] = counts[k] > 0 ? sums[k] - mean : 0;
        }
        return sums;
    }
}
