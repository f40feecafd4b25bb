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
 *   <li>Steps without a reading are missing: all those of a gap close as one, and ask for a
 *       forecast. A reading that is known to be missing counts towards completing its step, and so
 *       does one outside the legal bounds, whose value is not taken.
 *   <li>A reading of a step that has closed corrects it, if it is still kept, as if it had come in
 *       time. So a second reading of a step that expects one is merged by the aggregation.
 *   <li>A step remembers what it counted. A reading that says the same of the same time is ignored,
 *       and so is one from an offset that was taken; only under {@link Aggregation#SUM} and {@link
 *       Aggregation#COUNT} an equal one counts while its time is the newest of the series. A closed
 *       step that counted more than {@value Counted#CAPACITY} readings takes no further ones: they
 *       could not be told from repetitions, and are too late.
 *   <li>A reading far ahead of the series, by 100 steps or a declared longest gap, is held until so
 *       many successive ones agree with it: within that time of each other, or at a slower pace.
 *       Then the series goes on with them, over a gap that is not longer than the longest; else it
 *       begins anew with them, and what was open closes as it is. They are discarded when one comes
 *       that goes on where the series is, or one ahead that does not agree with them.
 *   <li>What is not declared of the grid is found from the first readings, which wait for it; see
 *       {@link GridDiscovery}. Where readings keep contradicting what was found, it is found again:
 *       grid points move with them ({@link Alignment}), and another interval is taken ({@link
 *       GridReview}).
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

    /** So many readings of one time are merged while they wait. */
    private static final int MOST_OF_ONE_TIME = 4;

    private final long maxFutureMillis;
    private final int jumpConfirmations;
    private final GridDiscovery discovery;
    private final GridReview review;

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
        this.review = new GridReview(discovery, discoveryReadings);
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
        Arrival reading = legal(state.declared(), arrival);
        Grid grid = state.grid();
        if (isRepetition(state, grid, reading, recent)) {
            state.repeating = true;
            return Outcome.DUPLICATE;
        }
        if (grid == null) {
            return hold(state, reading, events);
        }
        Outcome outcome =
                new Placement(state, grid, jumpConfirmations, events).take(reading, recent);
        state.repeating = false;
        review(state, events);
        return outcome;
    }

    /** The reading; without its value where the declaration calls it illegal. */
    private static Arrival legal(Declaration declared, Arrival arrival) {
        return declared.isLegal(arrival.value()) ? arrival : arrival.withoutIllegalValue();
    }

    private Outcome hold(GridState state, Arrival reading, List<GridEvent> events) {
        state.held.add(
                reading,
                state.declared().aggregation(),
                Math.min(jumpConfirmations, MOST_OF_ONE_TIME));
        state.heard(reading);
        state.repeating = false;
        return begin(state, events) && !state.held.contain(reading)
                ? Outcome.ACCEPTED
                : Outcome.HELD;
    }

    /**
     * Whether a reading was taken before: it comes from an offset that was, or says what one of its
     * step, or one that waits, has said. Counters send what is equal: where readings are added up,
     * several a step, an equal one of the newest time is another one; unless it comes at the end of
     * other repetitions.
     */
    private static boolean isRepetition(
            GridState state, @Nullable Grid grid, Arrival reading, RecentSteps recent) {
        long at = reading.observedAt();
        long newest = grid == null ? state.held.newest() : state.watermark;
        if (reading.offset() <= state.lastOffset && at <= newest) {
            return true;
        }
        boolean countsAgain =
                !state.repeating
                        && (grid == null || grid.readingsPerStep() != 1)
                        && at >= Math.max(newest, state.held.newest())
                        && reading.offset() > state.lastOffset
                        && state.declared().aggregation().addsUp();
        if (countsAgain) {
            return false;
        }
        return state.held.contain(reading)
                || (grid != null && isCounted(state, grid, reading, recent));
    }

    private static boolean isCounted(
            GridState state, Grid grid, Arrival reading, RecentSteps recent) {
        long nearest = grid.stepOf(reading.observedAt());
        int reach = grid.snapsToNearest() ? 1 : 0;
        for (long step = nearest - reach; step <= nearest + reach; step++) {
            if (step >= state.nextStep
                    ? state.hasCounted(step, reading.fingerprint())
                    : recent.hasCounted(step, reading.fingerprint())) {
                return true;
            }
        }
        return false;
    }

    /** Lets the grid go where the readings do. */
    private void review(GridState state, List<GridEvent> events) {
        Grid grid = state.grid();
        if (grid == null || !state.held.isEmpty()) {
            return;
        }
        if (state.alignment.isOff()) {
            Grid moved = state.alignment.moved(grid);
            if (moved.phaseMillis() != grid.phaseMillis()) {
                take(state, moved, events);
                return;
            }
        }
        GridReview.Found found = review.review(state, grid);
        if (found == null) {
            return;
        }
        if (found.grid().specHash() == grid.specHash()) {
            take(state, found.grid(), events);
            state.doubts.clear();
            state.alignment.reset();
            return;
        }
        new Placement(state, grid, jumpConfirmations, events)
                .end(
                        "its readings suit steps of %s now, not of %s"
                                .formatted(found.grid().interval().iso(), grid.interval().iso()));
        state.nextStep = NONE;
        take(state, found.grid(), events);
        new Placement(state, found.grid(), jumpConfirmations, events).takeAgain(found.readings());
    }

    private static void take(GridState state, Grid grid, List<GridEvent> events) {
        state.setup = new GridSetup(state.declared(), grid);
        events.add(new GridEvent.GridFound(grid));
    }

    /**
     * No more readings come: those that wait for a grid make do with what they tell, if they have
     * two times at least.
     */
    public void conclude(GridState state, List<GridEvent> events) {
        if (state.grid() == null && state.held.distinctTimes().length > 1) {
            begin(state, discovery.of(state.declared(), state.held), events);
        }
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
        if (grid != null) {
            begin(state, grid, events);
        }
        return grid != null;
    }

    private void begin(GridState state, Grid grid, List<GridEvent> events) {
        take(state, grid, events);
        List<HeldReadings.Entry> first = state.held.take();
        new Placement(state, grid, jumpConfirmations, events).takeFirst(first);
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
