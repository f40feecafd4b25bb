package io.driftcast.stream.training;

import io.driftcast.avro.ObservationGrid;
import io.driftcast.forecast.catalogue.FitPlan;
import io.driftcast.series.GroupShape;
import io.driftcast.series.SeriesSettings;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import io.driftcast.stream.training.SeriesPlan.PlanGrid;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the trainer knows of a series, from the records that tell it and for the fits that ask. */
public final class SeriesPlans {

    /** Nothing is known yet. */
    public static final SeriesPlan UNKNOWN =
            new SeriesPlan(
                    SeriesSettings.DEFAULT_TRAINING_WINDOW,
                    List.of(),
                    null,
                    SeriesSettings.DEFAULT_HORIZON,
                    null,
                    null);

    private SeriesPlans() {}

    public static PlanGrid grid(ObservationGrid grid) {
        return new PlanGrid(
                grid.getInterval(),
                grid.getTimeZone(),
                grid.getPhaseMillis(),
                grid.getSeasonalPeriods());
    }

    public static FitPlan fitPlan(SeriesPlan plan) {
        return new FitPlan(plan.models(), plan.transform(), plan.horizon(), plan.group());
    }

    /** The plan that a declaration makes, on the grid that is known. */
    public static SeriesPlan declared(int window, FitPlan plan, @Nullable PlanGrid grid) {
        return new SeriesPlan(
                window, plan.models(), plan.transform(), plan.horizon(), plan.group(), grid);
    }

    /** What a member has in common with its group; of no interval while its grid is not known. */
    public static GroupShape shape(SeriesPlan plan) {
        PlanGrid grid = plan.grid();
        return new GroupShape(grid == null ? "" : grid.interval(), periods(plan), plan.horizon());
    }

    /** The season lengths, {@code [1]} where they are not known. */
    public static List<Integer> periods(SeriesPlan plan) {
        PlanGrid grid = plan.grid();
        return grid == null || grid.seasonalPeriods().isEmpty()
                ? List.of(1)
                : grid.seasonalPeriods();
    }

    /** The calendar from a step on; days where it is not known. */
    public static Timeline timeline(SeriesPlan plan, long firstStep) {
        PlanGrid grid = plan.grid();
        if (grid == null) {
            return Timeline.ofDays().from(firstStep);
        }
        StepInterval interval = StepInterval.parse(grid.interval(), ZoneId.of(grid.timeZone()));
        return new Timeline(interval, grid.phaseMillis(), firstStep);
    }
}
