package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import io.driftcast.series.grid.ReadingRejectedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a series' readings on its grid: the only place where it is decided to which step a reading
 * belongs, when a step closes, and what becomes of readings that are late, doubled, or far ahead.
 *
 * <p>Only observed time moves a series, its own: no clock is read here, and other series do not
 * matter. The rules:
 *
 * <ul>
 *   <li>A step is complete when it has as many readings as are expected of it, or when the latest
 *       observed_at of the series reaches the step's end plus grace. Steps close in order, so that
 *       a complete step waits for one before it. A series begins with the earliest of its first
 *       readings that came within grace of each other.
 *   <li>Steps without a reading are missing. Of missing steps that close together only the last one
 *       asks for a forecast. A reading that is known to be missing counts towards completing its
 *       step.
 *   <li>A reading of a step that has closed corrects it, if it is still kept: as if it had come in
 *       time under every aggregation but {@link Aggregation#LAST}, where the value of a step stays
 *       as it was if it has one, and only the count grows. So a second reading of a step that
 *       expects one is merged by the aggregation.
 *   <li>A reading that says what one of the last {@value AcceptedReadings#CAPACITY} has said is
 *       ignored.
 *   <li>A reading further ahead of the series than its longest gap is held until so many successive
 *       ones agree with it, each within that gap of the others. Then the series begins anew with
 *       them, on the same grid; what was open closes as it is. They are discarded when one comes
 *       that goes on where the series is, or one ahead that does not agree with them.
 *   <li>What is not declared of the grid is found from the first readings, which wait for it; see
 *       {@link GridDiscovery}.
 * </ul>
 *
 * Immutable and thread-safe; a state is not.
 */
public final class GridRules {

    /** What became of a reading. */
    public enum Outcome {
        /** It is on the grid; or its step has closed and it is known to be missing. */
        ACCEPTED,
        /** It repeats another one and was ignored. */
        DUPLICATE,
        /** It waits: for the grid to be found, or for a jump to be confirmed. */
        HELD,
        /** It changed a step that had closed. */
        CORRECTED
    }

    /** 1700-01-01, the earliest time that is valid. */
    public static final long EARLIEST = Instant.parse("1700-01-01T00:00:00Z").toEpochMilli();

    /** 2201-01-01, the first time that is not valid any more. */
    public static final long LATEST = Instant.parse("2201-01-01T00:00:00Z").toEpochMilli();

    /**
     * Values are at most so large, either side of zero: what forecasters make of them, squares and
     * their sums, then stays within the range of doubles.
     */
    public static final double LARGEST_VALUE = 1e100;

    private final long maxFutureMillis;
    private final int jumpConfirmations;
    private final GridDiscovery discovery;

    /**
     * @param maxFuture how far observed_at may be ahead of ingest time
     * @param jumpConfirmations how many successive readings confirm a jump, at least 1; a state may
     *     have to hold so many less one
     * @param discoveryReadings from how many readings a grid is found, at least 3; a state may have
     *     to hold so many less one
     * @throws IllegalArgumentException if one of them is less
     */
    public GridRules(Duration maxFuture, int jumpConfirmations, int discoveryReadings) {
        if (maxFuture.isNegative()) {
            throw new IllegalArgumentException("maxFuture is negative: " + maxFuture);
        }
        if (jumpConfirmations < 1) {
            throw new IllegalArgumentException(
                    "jumpConfirmations is less than 1: " + jumpConfirmations);
        }
        if (discoveryReadings < 3) {
            throw new IllegalArgumentException(
                    "discoveryReadings is less than 3: " + discoveryReadings);
        }
        this.maxFutureMillis = maxFuture.toMillis();
        this.jumpConfirmations = jumpConfirmations;
        this.discovery = new GridDiscovery(discoveryReadings);
    }

    /**
     * Takes one reading: changes the state, and appends what follows from it.
     *
     * @param state the series' state
     * @param arrival the reading
     * @param recent the steps that had closed before this call
     * @param events appended to
     * @throws ReadingRejectedException if it cannot be put on the grid; then nothing has changed
     */
    public Outcome accept(
            GridState state, Arrival arrival, RecentSteps recent, List<GridEvent> events)
            throws ReadingRejectedException {
        check(arrival);
        if (state.knows(arrival)) {
            return Outcome.DUPLICATE;
        }
        Grid grid = state.grid();
        if (grid != null) {
            return new Placement(state, grid, jumpConfirmations, events).take(arrival, recent);
        }
        state.held.add(arrival);
        state.heard(arrival.ingestAt());
        return begin(state, events) && !state.held.contains(arrival)
                ? Outcome.ACCEPTED
                : Outcome.HELD;
    }

    /**
     * Adopts a changed declaration. If it changes what defines the grid, the series begins anew:
     * what is open closes as it is, {@link GridEvent.Restarted} follows, and the grid is found from
     * the next readings where the declaration leaves it open. What was found before stays for as
     * long as the declaration it was found under says the same.
     *
     * @param state the series' state
     * @param declared the declaration from now on
     * @param events appended to
     */
    public void redeclare(GridState state, Declaration declared, List<GridEvent> events) {
        Declaration before = state.declared();
        if (declared.equals(before)) {
            return;
        }
        Grid old = state.grid();
        if (old == null) {
            state.setup = new GridSetup(declared, null);
            begin(state, events);
            return;
        }
        Grid grid = carriedOver(before, old, declared);
        if (grid == null || grid.specHash() != old.specHash()) {
            new Placement(state, old, jumpConfirmations, events)
                    .end("the declaration of the grid has changed");
            state.nextStep = NONE;
        }
        state.setup = new GridSetup(declared, grid);
    }

    private void check(Arrival arrival) throws ReadingRejectedException {
        long at = arrival.observedAt();
        if (at < EARLIEST || at >= LATEST) {
            throw new ReadingRejectedException(
                    Reason.OUT_OF_RANGE,
                    "observed_at %s is outside the years 1700 to 2200: check its unit, which is milliseconds since 1970"
                            .formatted(Instant.ofEpochMilli(at)));
        }
        if (Math.abs(arrival.value()) > LARGEST_VALUE) {
            throw new ReadingRejectedException(
                    Reason.TOO_LARGE,
                    "the value %s observed_at %s is not between -%s and %s: send null for a missing one"
                            .formatted(
                                    arrival.value(),
                                    Instant.ofEpochMilli(at),
                                    LARGEST_VALUE,
                                    LARGEST_VALUE));
        }
        if (at - arrival.ingestAt() > maxFutureMillis) {
            throw new ReadingRejectedException(
                    Reason.FAR_FUTURE,
                    "observed_at %s is more than %s after its arrival at %s: check the sensor's clock"
                            .formatted(
                                    Instant.ofEpochMilli(at),
                                    Duration.ofMillis(maxFutureMillis),
                                    Instant.ofEpochMilli(arrival.ingestAt())));
        }
    }

    /** Finds the grid from the readings that wait, and puts them on it; whether it could. */
    private boolean begin(GridState state, List<GridEvent> events) {
        Grid grid = discovery.find(state.declared(), state.held);
        if (grid == null) {
            return false;
        }
        state.setup = new GridSetup(state.declared(), grid);
        List<Arrival> first = List.copyOf(state.held);
        state.held.clear();
        new Placement(state, grid, jumpConfirmations, events).takeFirst(first);
        return true;
    }

    /** The grid under a new declaration; null if something has to be found from readings. */
    private static @Nullable Grid carriedOver(Declaration before, Grid old, Declaration declared) {
        String iso = declared.interval();
        if (iso == null && before.interval() == null) {
            iso = old.interval().iso();
        }
        if (iso == null) {
            return null;
        }
        StepInterval interval = StepInterval.parse(iso, declared.zone());
        boolean same = interval.equals(old.interval());
        Integer perStep = declared.readingsPerStep();
        if (perStep == null && same && before.readingsPerStep() == null) {
            perStep = old.readingsPerStep();
        }
        if (perStep == null) {
            return null;
        }
        boolean nearest = perStep == 1 && interval.hasFixedLength();
        if (nearest && !(same && old.snapsToNearest())) {
            return null;
        }
        return Grid.of(declared, interval, perStep, nearest ? old.phaseMillis() : 0);
    }
}
