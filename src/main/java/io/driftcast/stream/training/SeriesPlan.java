package io.driftcast.stream.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer knows of a series beside its history.
 *
 * @param trainingWindow how many of the latest steps a model is fitted to
 * @param models the forecasters that were declared, none for the trainer's own choice
 * @param transform the declared scale, null for none
 * @param horizon how many steps ahead the model will be asked for
 * @param group the group whose one model forecasts the series, null for a model of its own
 * @param grid the grid of the steps, null before the first one that names it
 */
public record SeriesPlan(
        int trainingWindow,
        List<String> models,
        @Nullable String transform,
        int horizon,
        @Nullable String group,
        @Nullable PlanGrid grid) {

    /**
     * A grid, as the trainer needs it.
     *
     * @param interval the length of a step, ISO-8601
     * @param timeZone where days begin
     * @param phaseMillis how far the labels lie behind the starts of the intervals
     * @param seasonalPeriods season lengths in steps, the main one first
     */
    public record PlanGrid(
            String interval, String timeZone, long phaseMillis, List<Integer> seasonalPeriods) {

        public PlanGrid {
            seasonalPeriods = List.copyOf(seasonalPeriods);
        }
    }

    public SeriesPlan {
        models = List.copyOf(models);
    }

    /** The same on another grid. */
    public SeriesPlan withGrid(PlanGrid other) {
        return new SeriesPlan(trainingWindow, models, transform, horizon, group, other);
    }
}
