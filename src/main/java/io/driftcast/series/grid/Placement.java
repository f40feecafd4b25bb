package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridDoubts.Seen;
import io.driftcast.series.grid.GridEvent.GapClosed;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.GridEvent.StepClosed;
import io.driftcast.series.grid.GridEvent.StepCorrected;
import io.driftcast.series.grid.GridRules.Outcome;
import io.driftcast.series.grid.ReadingRejectedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Puts readings on the known grid of one series: which step they go to, which steps close, and what
 * is done with those that come too late or jump ahead.
 */
final class Placement {

    private static final byte[] NO_BYTES = {};

    private final GridState state;
    private final Grid grid;
    private final int jumpConfirmations;
    private final List<GridEvent> events;

    Placement(GridState state, Grid grid, int jumpConfirmations, List<GridEvent> events) {
        this.state = state;
        this.grid = grid;
        this.jumpConfirmations = jumpConfirmations;
        this.events = events;
    }

    /** Takes one reading that is no repetition. */
    Outcome take(Arrival arrival, RecentSteps recent) throws ReadingRejectedException {
        if (isJump(arrival.observedAt())) {
            state.heard(arrival);
            boolean confirmed = hold(arrival);
            closeComplete();
            return confirmed ? Outcome.ACCEPTED : Outcome.HELD;
        }
        long step = stepOf(arrival.observedAt());
        if (isLate(step)) {
            return correct(step, arrival, recent);
        }
        state.heard(arrival);
        discardHeld();
        weigh(step, arrival);
        put(step, arrival);
        closeComplete();
        return Outcome.ACCEPTED;
    }

    /** Takes the readings that waited for the grid to be found. */
    void takeFirst(List<HeldReadings.Entry> first) {
        for (HeldReadings.Entry entry : first) {
            switch (entry) {
                case HeldReadings.Entry.Single(Arrival arrival) -> {
                    if (state.grid() == null) {
                        state.held.add(arrival); // it was given up for a slower pace
                    } else if (isJump(entry.at())) {
                        hold(arrival);
                    } else {
                        put(stepOf(entry.at()), arrival);
                    }
                }
                case HeldReadings.Entry.Merged(StepTally tally) -> {
                    if (state.grid() == null) {
                        state.held.add(tally);
                        continue;
                    }
                    if (isJump(entry.at())) { // so many readings of one time confirm each other
                        discardHeld();
                    }
                    if (isBeyondReach(entry.at())) {
                        leap(entry.at());
                    }
                    put(stepOf(entry.at()), tally);
                }
            }
        }
        closeComplete();
    }

    /** Takes readings again that another grid was found from. */
    void takeAgain(List<Seen> readings) {
        for (Seen each : readings) {
            Arrival again =
                    new Arrival(each.at(), each.value(), state.lastIngestAt, NO_BYTES, 0, NONE);
            put(stepOf(each.at()), again);
        }
        closeComplete();
    }

    /**
     * Ends this life of the series: what is open closes as it is, and what is held is discarded.
     */
    void end(String why) {
        discardHeld();
        restart(why);
    }

    private long stepOf(long at) {
        return state.alignment.stepOf(grid, at, state.nextStep);
    }

    /** Whether a time is so far ahead that others have to confirm it. */
    private boolean isJump(long at) {
        return isAhead(at, grid.leapMillis());
    }

    /** Whether a time is so far ahead that the series cannot go on there. */
    private boolean isBeyondReach(long at) {
        return isAhead(at, grid.maxGapMillis());
    }

    private boolean isAhead(long at, long millis) {
        return state.watermark != NONE && at - state.watermark > millis;
    }

    /** Notes what the newest reading says for or against the grid. */
    private void weigh(long step, Arrival arrival) {
        if (arrival.observedAt() < state.watermark || !state.begun) {
            return;
        }
        state.doubts.pace.follow(
                arrival.observedAt() - state.watermark, grid.expectedSpacingMillis());
        long newest = state.open.isEmpty() ? state.nextStep - 1 : state.open.getLast().step();
        if (step > newest) {
            boolean found = state.declared().interval() == null;
            state.doubts.stepBegun(arrival, found && step > newest + 1);
        } else {
            weighDoubled(arrival);
        }
    }

    /** Notes that the newest reading came to a step that has one. */
    private void weighDoubled(Arrival arrival) {
        Declaration declared = state.declared();
        boolean found = declared.interval() == null || declared.readingsPerStep() == null;
        if (found && grid.readingsPerStep() == 1) {
            state.doubts.stepDoubled(arrival);
        }
    }

    /**
     * Whether the step has closed; before the series has begun, whether it would have closed by
     * now.
     */
    private boolean isLate(long step) {
        if (state.begun || step < state.nextStep) {
            return step < state.nextStep;
        }
        return state.watermark != NONE && isPastGrace(step);
    }

    private boolean isPastGrace(long step) {
        return state.watermark >= grid.endOf(step) + grid.graceMillis();
    }

    private void put(long step, Arrival arrival) {
        set(openAt(step).with(arrival, grid.aggregation()), arrival.observedAt());
    }

    private void put(long step, StepTally tally) {
        set(openAt(step).with(tally, grid.aggregation()), tally.step());
    }

    private StepTally openAt(long step) {
        StepTally open = state.openAt(step);
        return open == null ? StepTally.empty(step) : open;
    }

    private void set(StepTally tally, long observedAt) {
        List<StepTally> open = state.open;
        int at = open.size();
        while (at > 0 && open.get(at - 1).step() >= tally.step()) {
            at--;
        }
        if (at < open.size() && open.get(at).step() == tally.step()) {
            open.set(at, tally);
        } else {
            open.add(at, tally);
        }
        if (observedAt >= state.watermark) {
            state.watermark = observedAt;
            state.alignment.follow(grid, tally.step(), observedAt);
        }
    }

    /** Closes the steps that are complete, in order, up to the first that is not. */
    private void closeComplete() {
        if (!begin()) {
            return;
        }
        while (true) {
            long step = state.nextStep;
            boolean present = !state.open.isEmpty() && state.open.getFirst().step() == step;
            if (!(present && isFull(state.open.getFirst())) && !isPastGrace(step)) {
                return;
            }
            if (present) {
                closeNext(true);
            } else {
                closeGap(true);
            }
        }
    }

    private boolean isFull(StepTally step) {
        return grid.readingsPerStep() > 0 && step.readings() >= grid.readingsPerStep();
    }

    /** A series begins with its first reading's step, once no earlier one can come within grace. */
    private boolean begin() {
        if (state.begun) {
            return true;
        }
        if (state.open.isEmpty()) {
            return false;
        }
        long first = state.open.getFirst().step();
        if (first > state.nextStep && !isPastGrace(first - 1)) {
            return false;
        }
        state.begun = true;
        state.nextStep = first;
        return true;
    }

    private void closeNext(boolean forecastDue) {
        StepTally closing = state.open.removeFirst();
        state.nextStep++;
        events.add(new StepClosed(inRange(closing), grid.labelOf(closing.step()), forecastDue));
    }

    /** Closes the missing steps up to the next one with readings, as far as grace has passed. */
    private void closeGap(boolean forecastDue) {
        long first = state.nextStep;
        long end = state.open.isEmpty() ? Long.MAX_VALUE : state.open.getFirst().step();
        if (forecastDue) {
            end = Math.min(end, grid.stepOf(state.watermark - grid.graceMillis()));
        }
        state.nextStep = end;
        events.add(
                new GapClosed(
                        first, grid.labelOf(first), Math.toIntExact(end - first), forecastDue));
    }

    private Outcome correct(long step, Arrival late, RecentSteps recent)
            throws ReadingRejectedException {
        StepTally before = recent.tally(step);
        if (before == null) {
            throw tooLate(step, late);
        }
        if (before.hasForgotten()) {
            throw untold(step, late, before);
        }
        if (late.observedAt() >= state.watermark) {
            state.watermark = late.observedAt();
            if (before.readings() > 0) {
                weighDoubled(late);
            }
        }
        state.heard(late);
        StepTally after = inRange(before.with(late, grid.aggregation()));
        boolean changed = Double.compare(before.value(), after.value()) != 0;
        events.add(new StepCorrected(after, grid.labelOf(step), changed));
        return Double.isNaN(late.value()) ? Outcome.ACCEPTED : Outcome.CORRECTED;
    }

    /** A sum that left the range of legal values is no value. */
    private static StepTally inRange(StepTally tally) {
        return Math.abs(tally.value()) > GridRules.LARGEST_VALUE ? tally.withoutValue() : tally;
    }

    private ReadingRejectedException tooLate(long step, Arrival late) {
        return new ReadingRejectedException(
                Reason.TOO_LATE,
                "observed_at %s belongs to the step at %s, which has closed and is no longer kept (the series is at %s, grace %s): declare a longer grace if readings come this late"
                        .formatted(
                                Instant.ofEpochMilli(late.observedAt()),
                                Instant.ofEpochMilli(grid.labelOf(step)),
                                Instant.ofEpochMilli(state.watermark),
                                Duration.ofMillis(grid.graceMillis())));
    }

    private ReadingRejectedException untold(long step, Arrival late, StepTally before) {
        return new ReadingRejectedException(
                Reason.TOO_LATE,
                String.format(
                        Locale.ROOT,
                        "observed_at %s belongs to the step at %s, which has closed with %d readings and remembers the last %d: this one cannot be told from a repetition; declare a longer grace if readings come this late",
                        Instant.ofEpochMilli(late.observedAt()),
                        Instant.ofEpochMilli(grid.labelOf(step)),
                        before.readings(),
                        before.counted().size()));
    }

    /** Holds a reading that jumps ahead; whether it confirmed the ones before it. */
    private boolean hold(Arrival jump) {
        if (!agrees(jump)) {
            discardHeld();
        }
        state.held.add(jump);
        if (state.held.size() < jumpConfirmations) {
            return false;
        }
        if (isSlower() && state.declared().interval() == null) {
            leap(jump.observedAt());
            state.nextStep = NONE;
            state.setup = new GridSetup(state.declared(), null); // to be found from these
            return false;
        }
        for (HeldReadings.Entry entry : state.held.take()) {
            if (isBeyondReach(entry.at())) {
                leap(entry.at());
            }
            if (entry instanceof HeldReadings.Entry.Single(Arrival arrival)) {
                long step = stepOf(entry.at());
                weigh(step, arrival);
                put(step, arrival);
            }
        }
        return true;
    }

    /**
     * Whether a reading confirms those that are held: it lies within the longest gap of each; or
     * they go on at a slower pace than the grid's, each ahead of the one before by no more than
     * twice the first jump.
     */
    private boolean agrees(Arrival jump) {
        List<Arrival> held = state.held.single();
        if (held.isEmpty()) {
            return true;
        }
        long at = jump.observedAt();
        boolean near =
                held.stream()
                        .allMatch(each -> Math.abs(each.observedAt() - at) <= grid.leapMillis());
        long further = at - held.getLast().observedAt();
        long first = held.getFirst().observedAt() - state.watermark;
        return near || (further > 0 && further <= 2 * first);
    }

    private boolean isSlower() {
        List<Arrival> held = state.held.single();
        long whole = held.getLast().observedAt() - held.getFirst().observedAt();
        return whole > (held.size() - 1) * grid.maxGapMillis();
    }

    /** The series begins anew at a time that is more than the longest gap ahead. */
    private void leap(long to) {
        closeComplete();
        restart(
                "from %s to %s, which is more than the longest gap that is bridged, %s"
                        .formatted(
                                Instant.ofEpochMilli(state.watermark),
                                Instant.ofEpochMilli(to),
                                Duration.ofMillis(grid.maxGapMillis())));
    }

    private void discardHeld() {
        if (state.held.isEmpty()) {
            return;
        }
        for (Arrival each : state.held.single()) {
            events.add(
                    new JumpDiscarded(
                            each.rawValue(),
                            each.partition(),
                            each.offset(),
                            each.ingestAt(),
                            each.observedAt()));
        }
        state.held.clear();
    }

    private void restart(String why) {
        if (!state.begun && !state.open.isEmpty()) {
            state.nextStep = state.open.getFirst().step();
        }
        while (!state.open.isEmpty()) {
            if (state.open.getFirst().step() == state.nextStep) {
                closeNext(false);
            } else {
                closeGap(false);
            }
        }
        state.begun = false;
        state.watermark = NONE;
        state.alignment.reset();
        state.doubts.clear();
        events.add(new Restarted(why));
    }
}
