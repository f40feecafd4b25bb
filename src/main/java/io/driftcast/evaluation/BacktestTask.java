package io.driftcast.evaluation;

import io.driftcast.forecast.TrainingSeries;
import java.util.List;
import java.util.Locale;

/**
 * One series to backtest models on.
 *
 * @param id the series
 * @param series all of it, the test part included
 * @param contestants the models, at least one
 * @param origins where to forecast from
 * @param window how many of the latest steps before an origin a model is fitted to
 * @param lowerBound the smallest legal value, or negative infinity
 * @param upperBound the largest legal value, or infinity
 */
public record BacktestTask(
        String id,
        TrainingSeries series,
        List<Contestant> contestants,
        Origins origins,
        int window,
        double lowerBound,
        double upperBound) {

    /**
     * @throws IllegalArgumentException if the series is too short for the origins, there is no
     *     model, or the window is below 1
     */
    public BacktestTask {
        contestants = List.copyOf(contestants);
        if (contestants.isEmpty() || window < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a backtest needs a model and a window, not %d and %d",
                            contestants.size(),
                            window));
        }
        origins.trainingLengths(series.values().length);
    }
}
