package io.driftcast.series.grid;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.StepCorrected;
import io.driftcast.series.grid.GridRules.Outcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One series with everything about it in memory, for tests to send readings to. */
public final class SeriesUnderTest implements RecentSteps {

    /** Rules as they are by default: an hour of future, three confirmations, eight readings. */
    public static final GridRules RULES = new GridRules(Duration.ofHours(1), 3, 8);

    /** A step that has closed, by itself or in a gap. */
    public record Closed(long step, long at, double value, int count, boolean forecastDue) {}

    private final Map<Long, StepTally> kept = new HashMap<>();
    private final List<Closed> closed = new ArrayList<>();
    private final List<GridEvent> events = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final int keepSteps;
    private GridState state;
    private long offset;

    /** The grid that the next events begin on. */
    private @Nullable Grid known;

    public SeriesUnderTest(Declaration declared) {
        this(declared, Integer.MAX_VALUE);
    }

    /** A series that forgets closed steps so many steps behind the last one. */
    SeriesUnderTest(Declaration declared, int keepSteps) {
        this.state = GridState.fresh(declared);
        this.keepSteps = keepSteps;
    }

    /** Settings with interval, readings per step, aggregation and grace. */
    public static Declaration settings(
            String interval, int perStep, Aggregation aggregation, String grace) {
        return Declaration.builder()
                .interval(interval)
                .readingsPerStep(perStep)
                .aggregation(aggregation)
                .grace(grace)
                .build();
    }

    static Declaration hourly(int perStep) {
        return settings("PT1H", perStep, Aggregation.MEAN, "PT0S");
    }

    static Declaration intervalOnly(String interval) {
        return Declaration.builder().interval(interval).build();
    }

    static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** Sends a reading that arrives when it is observed, or in 1970 if it is older. */
    public Outcome send(long observedAt, double value) throws ReadingRejectedException {
        return send(observedAt, value, Math.max(0, observedAt));
    }

    Outcome send(String observedAt, double value) throws ReadingRejectedException {
        return send(millis(observedAt), value);
    }

    Outcome send(long observedAt, double value, long ingestAt) throws ReadingRejectedException {
        return send(arrival(observedAt, value, ingestAt));
    }

    private Outcome send(Arrival arrival) throws ReadingRejectedException {
        int before = events.size();
        noteGrid();
        Outcome outcome = RULES.accept(state, arrival, this, events);
        outcomes.add(outcome);
        events.subList(before, events.size()).forEach(this::keep);
        return outcome;
    }

    private Arrival arrival(long observedAt, double value, long ingestAt) {
        byte[] raw = ByteBuffer.allocate(16).putLong(observedAt).putDouble(value).array();
        return new Arrival(observedAt, value, ingestAt, raw, 3, offset++);
    }

    /** The next reading comes from offset 0, as when records are read again. */
    void rewind() {
        offset = 0;
    }

    void redeclare(Declaration declared) {
        int before = events.size();
        noteGrid();
        RULES.redeclare(state, declared, events);
        events.subList(before, events.size()).forEach(this::keep);
    }

    private void noteGrid() {
        Grid grid = state.grid();
        known = grid == null ? known : grid;
    }

    private void keep(GridEvent event) {
        if (known == null) {
            noteGrid();
        }
        switch (event) {
            case GridEvent.StepClosed step -> {
                keep(step.tally());
                closed.add(
                        new Closed(
                                step.step(),
                                step.at(),
                                step.value(),
                                step.count(),
                                step.forecastDue()));
            }
            case GridEvent.GapClosed gap -> {
                for (long step = gap.first(); step <= gap.last(); step++) {
                    keep(StepTally.empty(step));
                    boolean due = gap.forecastDue() && step == gap.last();
                    closed.add(
                            new Closed(
                                    step,
                                    Objects.requireNonNull(known).labelOf(step),
                                    Double.NaN,
                                    0,
                                    due));
                }
            }
            case StepCorrected corrected -> keep(corrected.tally());
            case GridEvent.Restarted _ -> kept.clear();
            case GridEvent.GridFound _, GridEvent.JumpDiscarded _ -> {}
        }
    }

    private void keep(StepTally tally) {
        kept.put(tally.step(), tally);
        kept.remove(tally.step() - keepSteps);
    }

    public GridState state() {
        return state;
    }

    /** Goes on from another state, as after a restart of the process. */
    public void continueFrom(GridState other) {
        state = other;
    }

    public List<GridEvent> events() {
        return events;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** A correction of a closed step. */
    public record Corrected(long step, long at, double value, int count) {}

    /** The corrections, also those that changed no value. */
    List<Corrected> corrections() {
        return all(StepCorrected.class).stream()
                .map(each -> new Corrected(each.step(), each.at(), each.value(), each.count()))
                .toList();
    }

    List<Closed> closed() {
        return closed;
    }

    <E extends GridEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Long> steps() {
        return closed().stream().map(Closed::step).toList();
    }

    List<Double> values() {
        return closed().stream().map(Closed::value).toList();
    }

    Grid grid() {
        Grid grid = state.grid();
        if (grid == null) {
            throw new IllegalStateException("no grid was found yet");
        }
        return grid;
    }

    /** How many readings are in closed and open steps, corrections included. */
    int counted() {
        int closedCount = kept.values().stream().mapToInt(StepTally::count).sum();
        return closedCount + state.open().stream().mapToInt(StepTally::count).sum();
    }

    @Override
    public boolean holds(long step) {
        return kept.containsKey(step);
    }

    @Override
    public double value(long step) {
        StepTally found = kept.get(step);
        if (found == null) {
            throw new IllegalArgumentException("step " + step + " is not held");
        }
        return found.value();
    }

    int count(long step) {
        StepTally found = kept.get(step);
        return found == null ? 0 : found.count();
    }

    @Override
    public @Nullable StepTally tally(long step) {
        return kept.get(step);
    }
}
