package io.driftcast.forecast.smoothing;

import io.driftcast.series.CentredAverage;

/**
 * A level, a slope and a season to begin a search from: the season from a classical decomposition
 * (at least two seasons; else from deviations from a straight line), level and slope from a line
 * through the first values without it (Hyndman et al. 2008, section 2.6.1). Stateless, thread-safe.
 */
final class InitialStates {

    /** The least factor of a season to begin with. */
    private static final double LEAST_FACTOR = 0.01;

    private static final int FIRST_VALUES = 10;

    private InitialStates() {}

    /**
     * The states before the first value: level, slope if there is one, season of the first steps.
     *
     * @param y without gaps
     */
    static double[] of(EtsSpec spec, int period, double[] y) {
        boolean multiplied = spec.season() == EtsSpec.Season.MULTIPLICATIVE;
        double[] season = spec.hasSeason() ? season(y, period, multiplied) : new double[0];
        double[] states = new double[spec.stateCount(period)];
        System.arraycopy(season, 0, states, states.length - season.length, season.length);
        int n = Math.min(Math.max(FIRST_VALUES, 2 * season.length), y.length);
        double[] adjusted = new double[n];
        for (int t = 0; t < n; t++) {
            adjusted[t] =
                    season.length == 0
                            ? y[t]
                            : multiplied ? y[t] / season[t % period] : y[t] - season[t % period];
        }
        if (spec.hasTrend() && n > 1) {
            Line line = Line.through(adjusted);
            states[0] = line.at(-1);
            states[1] = line.slope();
        } else {
            states[0] = mean(adjusted);
        }
        if (multiplied && !(states[0] > 0)) {
            states[0] = mean(adjusted);
            if (spec.hasTrend()) {
                states[1] = 0;
            }
        }
        return states;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Summands or factors of the first steps, of mean 0 or 1.
     *
     * @param y without gaps
     */
    static double[] season(double[] y, int period, boolean multiplied) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        if (y.length >= 2 * period) {
            double[] trend = CentredAverage.of(y, period);
            int half = period / 2;
            for (int t = half; t < y.length - half; t++) {
                sums[t % period] += multiplied ? y[t] / trend[t] : y[t] - trend[t];
                counts[t % period]++;
            }
        } else {
            Line line = Line.through(y);
            for (int t = 0; t < y.length; t++) {
                double at = line.at(t);
                double level = at > 0 ? at : mean(y);
                sums[t % period] += multiplied ? y[t] / level : y[t] - at;
                counts[t % period]++;
            }
        }
        for (int i = 0; i < period; i++) {
            sums[i] /= Math.max(1, counts[i]);
            sums[i] = multiplied ? Math.max(sums[i], LEAST_FACTOR) : sums[i];
        }
        normalise(sums, multiplied);
        return sums;
    }

    private static void normalise(double[] season, boolean multiplied) {
        double mean = mean(season);
        for (int i = 0; i < season.length; i++) {
            season[i] = multiplied ? season[i] / mean : season[i] - mean;
        }
    }
}
