package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.Attempt;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;

/**
 * Tries candidates on the second half of a series, from two origins: fitted to the first half, a
 * candidate goes through the third quarter, and fitted to three quarters through the last,
 * forecasting from every step. Immutable, thread-safe.
 *
 * @param series what it is tried on
 * @param families run the models
 */
record Comparison(TrainingSeries series, ForecasterFamilies families) {

    /** Steps of a quarter below which there is nothing to tell. */
    private static final int LEAST_QUARTER = 4;

    private static final int LONGEST_HORIZON = 12;

    /** A home's first two days may both be working days. */
    private static final int SEASONS = 3;

    /** Whether the series is long enough to try anything on it. */
    boolean isPossible() {
        return length() / 4 >= LEAST_QUARTER;
    }

    /**
     * Whether the steps that candidates are tried on hold a season often enough to tell whether it
     * comes back.
     */
    static boolean triesSeason(TrainingSeries series) {
        int length = series.values().length;
        return length - length / 2 >= SEASONS * series.period();
    }

    /**
     * How a fitter did.
     *
     * @throws UnfittableSeriesException if it cannot be fitted to a part or fails on the way, as
     *     one that runs off to infinity does, or there is nothing to compare with
     */
    Trial of(ModelFitter fitter) throws UnfittableSeriesException {
        return Attempt.at(() -> tried(fitter));
    }

    private Trial tried(ModelFitter fitter) throws UnfittableSeriesException {
        int half = length() / 2;
        int third = half + (length() - half) / 2;
        int horizon = Math.min(LONGEST_HORIZON, (length() - third) / 2);
        double[] oneStep = new double[length() - half];
        double[] sums = new double[horizon];
        int[] counts = new int[horizon];
        for (int[] stretch : new int[][] {{half, third}, {third, length()}}) {
            Forecaster forecaster = families.restore(fitter.fit(series.first(stretch[0])).model());
            for (int t = stretch[0]; t < stretch[1]; t++) {
                oneStep[t - half] = add(forecaster, t, sums, counts);
                forecaster.update(series.values()[t]);
            }
        }
        if (counts[0] == 0) {
            throw new UnfittableSeriesException("no value to compare with in the second half");
        }
        for (int h = 0; h < horizon; h++) {
            sums[h] /= counts[h];
        }
        return new Trial(oneStep, sums);
    }

    /** Adds the errors of the forecast before step {@code t}; gives that of the next step. */
    private double add(Forecaster forecaster, int t, double[] sums, int[] counts) {
        double[] values = series.values();
        int ahead = Math.min(sums.length, values.length - t);
        double[] median = forecaster.forecast(ahead).median();
        for (int h = 0; h < ahead; h++) {
            double error = values[t + h] - median[h];
            if (Double.isFinite(error)) {
                sums[h] += error * error;
                counts[h]++;
            }
        }
        double next = values[t] - median[0];
        return next * next;
    }

    private int length() {
        return series.values().length;
    }
}
