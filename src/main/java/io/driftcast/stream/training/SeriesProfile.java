package io.driftcast.stream.training;

import io.driftcast.avro.ObservationGrid;
import io.driftcast.series.Declaration;
import io.driftcast.series.GroupShape;
import io.driftcast.series.IsoDuration;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer knows of a series beside its history.
 *
 * @param declared what was declared of it
 * @param grid the grid of its steps, null before the first one that names it
 */
public record SeriesProfile(Declaration declared, @Nullable StepGrid grid) {

    /** Nothing is known yet. */
    public static final SeriesProfile UNKNOWN = new SeriesProfile(Declaration.NOTHING, null);

    /**
     * A grid, as the steps on it name it.
     *
     * @param interval the length of a step, ISO-8601
     * @param timeZone where days begin
     * @param phaseMillis how far the labels lie behind the starts of the intervals
     * @param seasonalPeriods season lengths in steps, the main one first
     */
    public record StepGrid(
            String interval, String timeZone, long phaseMillis, List<Integer> seasonalPeriods) {

        public StepGrid {
            seasonalPeriods = List.copyOf(seasonalPeriods);
        }

        private StepInterval parsed() {
            return StepInterval.parse(interval, ZoneId.of(timeZone));
        }

        /** The grid that a step names. */
        public static StepGrid of(ObservationGrid named) {
            return new StepGrid(
                    named.getInterval(),
                    named.getTimeZone(),
                    named.getPhaseMillis(),
                    named.getSeasonalPeriods());
        }
    }

    /** The same on another grid. */
    public SeriesProfile withGrid(StepGrid other) {
        return new SeriesProfile(declared, other);
    }

    /** The same with another declaration. */
    public SeriesProfile withDeclared(Declaration other) {
        return new SeriesProfile(other, grid);
    }

    /** What a member has in common with its group; of no interval while its grid is not known. */
    public GroupShape shape() {
        return new GroupShape(
                grid == null ? "" : grid.interval(), seasonalPeriods(), declared.stepsAhead());
    }

    /** The season lengths in steps, {@code [1]} where they are not known. */
    public List<Integer> seasonalPeriods() {
        return grid == null || grid.seasonalPeriods().isEmpty()
                ? List.of(1)
                : grid.seasonalPeriods();
    }

    /** What finds the label of each step; the step itself in days where the grid is not known. */
    public LongUnaryOperator labels() {
        if (grid == null) {
            return step -> step * IsoDuration.DAY_MILLIS;
        }
        StepInterval interval = grid.parsed();
        long phase = grid.phaseMillis();
        return step -> interval.startOf(step, phase);
    }

    /** The calendar from a step on; days where it is not known. */
    public Timeline timeline(long firstStep) {
        if (grid == null) {
            return Timeline.ofDays().from(firstStep);
        }
        return new Timeline(grid.parsed(), grid.phaseMillis(), firstStep);
    }
}
