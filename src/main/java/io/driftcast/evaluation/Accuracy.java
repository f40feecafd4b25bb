package io.driftcast.evaluation;

import io.driftcast.forecast.Forecast;

/**
 * How far forecasts were from what came. With e = actual - forecast (the median), over the steps
 * that have an actual value:
 *
 * <ul>
 *   <li>rmse = sqrt(mean e^2), mae = mean |e|;
 *   <li>mape = 100 mean |e / actual|, in percent; infinite where an actual is 0 and missed;
 *   <li>smape = 200 mean |e| / (|actual| + |forecast|), in percent, 0 to 200;
 *   <li>mase = mean |e| / scale, the scale being {@link #scale} of the training part (R. J. Hyndman
 *       and A. B. Koehler, Another look at measures of forecast accuracy, International Journal of
 *       Forecasting 22, 2006, doi:10.1016/j.ijforecast.2006.03.001);
 *   <li>coverage = the share of actuals within the bounds, both ends included, 0 to 1;
 *   <li>pinball = the mean over the levels 0.025, 0.1, 0.5, 0.9 and 0.975 of the mean of max(level
 *       (actual - q), (level - 1) (actual - q)), q being the forecast's quantile (R. Koenker and G.
 *       Bassett, Regression quantiles, Econometrica 46, 1978, doi:10.2307/1913643).
 * </ul>
 *
 * Where an error is 0, its share of mape and smape is 0, also if the actual is 0. With no steps all
 * measures are NaN; mase is NaN or infinite where there is no scale. Immutable, thread-safe.
 *
 * @param n how many steps were compared
 */
public record Accuracy(
        int n,
        double rmse,
        double mae,
        double mape,
        double smape,
        double mase,
        double coverage80,
        double coverage95,
        double pinball) {

    /** Nothing was compared. */
    public static final Accuracy NONE = new AccuracyTally().result();

    /**
     * Of one forecast.
     *
     * @param actual what came, NaN where it is missing; no longer than the forecast
     * @param scale what MASE divides by
     */
    public static Accuracy of(double[] actual, Forecast forecast, double scale) {
        AccuracyTally tally = new AccuracyTally();
        for (int h = 0; h < actual.length; h++) {
            tally.add(actual[h], forecast, h, scale);
        }
        return tally.result();
    }

    /**
     * The mean absolute difference of a training part from a period before: what MASE divides by.
     * Differences with a missing end are left out.
     *
     * @param period the lag, at least 1; 1 where there is no season
     * @return NaN if there is no difference
     */
    public static double scale(double[] training, int period) {
        double sum = 0;
        int n = 0;
        for (int t = period; t < training.length; t++) {
            double difference = Math.abs(training[t] - training[t - period]);
            if (Double.isFinite(difference)) {
                sum += difference;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
