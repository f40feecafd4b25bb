package io.driftcast.data;

import io.driftcast.platform.failure.WorkException;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridEvent.StepClosed;
import io.driftcast.series.grid.GridEvent.StepCorrected;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.ReadingRejectedException;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import io.driftcast.series.grid.WholeSeriesGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts one series' readings on the grid that all of them tell, by the rules of the stream; only
 * that here they come in the order of their times, and a jump needs no confirmation.
 */
final class ReadingsOnGrid implements RecentSteps {

    /** So many readings find a grid in the stream by default. */
    private static final int DISCOVERY_READINGS = 8;

    private static final int FEWEST_READINGS = 3;

    /** More steps than this are a wrong time among the readings rather than a series. */
    private static final long MAX_STEPS = 5_000_000;

    private static final byte[] NO_BYTES = {};

    private final TreeMap<Long, StepTally> steps = new TreeMap<>();
    private final GridState state;
    private final GridRules rules;
    private final String id;
    private long offset;

    private ReadingsOnGrid(String id, Declaration declared, int readings) {
        this.id = id;
        this.state = GridState.fresh(declared);
        this.rules = new GridRules(Duration.ZERO, 1, Math.min(readings, DISCOVERY_READINGS));
    }

    /**
     * The series of these readings.
     *
     * @param declared the interval and aggregation, where they are not to be found
     * @param zone in which days, months and years begin
     * @throws WorkException if they have no grid
     */
    static FileSeries place(
            String id, List<FeedReading> readings, Declaration declared, ZoneId zone) {
        if (readings.size() < FEWEST_READINGS) {
            throw new WorkException(
                    String.format(
                            Locale.ROOT,
                            "series %s has %d readings; at least %d are needed",
                            id,
                            readings.size(),
                            FEWEST_READINGS));
        }
        List<FeedReading> sorted =
                readings.stream().sorted(Comparator.comparing(FeedReading::observedAt)).toList();
        long[] times =
                sorted.stream().mapToLong(each -> each.observedAt().toEpochMilli()).toArray();
        if (times[0] == times[times.length - 1]) {
            throw new WorkException(
                    "series %s has readings at one time only; more are needed".formatted(id));
        }
        ReadingsOnGrid grid =
                new ReadingsOnGrid(
                        id, WholeSeriesGrid.declaration(declared, zone, times), readings.size());
        sorted.forEach(grid::take);
        List<GridEvent> events = new ArrayList<>();
        grid.rules.conclude(grid.state, events);
        events.forEach(grid::keep);
        return grid.finish();
    }

    private void take(FeedReading reading) {
        long at = reading.observedAt().toEpochMilli();
        Double value = reading.value();
        Arrival arrival =
                new Arrival(
                        at,
                        value == null ? Double.NaN : value,
                        Math.max(0, at),
                        NO_BYTES,
                        0,
                        offset++);
        List<GridEvent> events = new ArrayList<>();
        try {
            rules.accept(state, arrival, this, events);
        } catch (ReadingRejectedException e) {
            throw new WorkException("series " + id + ": " + e.getMessage(), e);
        }
        events.forEach(this::keep);
    }

    private void keep(GridEvent event) {
        switch (event) {
            case StepClosed closed -> steps.put(closed.step(), closed.tally());
            case StepCorrected corrected -> steps.put(corrected.step(), corrected.tally());
            case GridEvent.GapClosed _,
                    GridEvent.GridFound _,
                    GridEvent.Restarted _,
                    GridEvent.JumpDiscarded _ -> {}
        }
    }

    private FileSeries finish() {
        Grid grid = state.grid();
        if (grid == null) {
            throw new WorkException(
                    "series %s has readings at one or two times only; more are needed"
                            .formatted(id));
        }
        for (StepTally open : state.open()) {
            steps.put(open.step(), open);
        }
        steps.values().removeIf(step -> Double.isNaN(step.value()));
        if (steps.isEmpty()) {
            throw new WorkException("series %s has no value; all are missing".formatted(id));
        }
        long first = steps.firstKey();
        long last = steps.lastKey();
        if (last - first >= MAX_STEPS) {
            throw new WorkException(
                    String.format(
                            Locale.ROOT,
                            "series %s reaches from %s to %s, over %,d steps of %s; correct or remove times that are far off",
                            id,
                            Instant.ofEpochMilli(grid.labelOf(first)),
                            Instant.ofEpochMilli(grid.labelOf(last)),
                            MAX_STEPS,
                            grid.interval().iso()));
        }
        double[] values = new double[(int) (last - first) + 1];
        Arrays.fill(values, Double.NaN);
        steps.forEach((step, kept) -> values[(int) (step - first)] = kept.value());
        return new FileSeries(id, grid, first, values);
    }

    @Override
    public boolean holds(long step) {
        return steps.containsKey(step);
    }

    @Override
    public double value(long step) {
        StepTally kept = steps.get(step);
        return kept == null ? Double.NaN : kept.value();
    }

    @Override
    public @Nullable StepTally tally(long step) {
        return steps.get(step);
    }
}
