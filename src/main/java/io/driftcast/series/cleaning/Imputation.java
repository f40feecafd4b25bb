package io.driftcast.series.cleaning;

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
        double mean = 0;
        int n = 0;
        for (double value : values) {
            mean += Double.isNaN(value) ? 0 : (value - mean) / ++n;
        }
        double[] filled = values.clone();
        for (int t = 0; t < filled.length; t++) {
            filled[t] = Double.isNaN(filled[t]) && n > 0 ? mean : filled[t];
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
        double[] filled = values.clone();
        int before = -1;
        for (int t = 0; t < values.length; t++) {
            if (Double.isNaN(values[t])) {
                continue;
            }
            for (int gap = before + 1; gap < t; gap++) {
                double share = before < 0 ? 1 : (double) (gap - before) / (t - before);
                filled[gap] = before < 0 ? values[t] : between(values[before], values[t], share);
            }
            before = t;
        }
        for (int gap = before + 1; gap < values.length && before >= 0; gap++) {
            filled[gap] = values[before];
        }
        return filled;
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
        int half = period / 2;
        for (int t = half; t < values.length - half; t++) {
            if (!Double.isNaN(values[t])) {
                sums[t % period] += values[t] - centredMean(linear, t, period);
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

    /** Over one period around t; of an even one the two ends count half. */
    private static double centredMean(double[] values, int t, int period) {
        int half = period / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            sum += values[i];
        }
        if (period % 2 == 0) {
            sum -= 0.5 * (values[t - half] + values[t + half]);
        }
        return sum / period;
    }

    private static double between(double before, double after, double share) {
        return (1 - share) * before + share * after;
    }
}
