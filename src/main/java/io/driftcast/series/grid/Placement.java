package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

import io.driftcast.series.Aggregation;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.GridEvent.StepClosed;
import io.driftcast.series.grid.GridEvent.StepCorrected;
import io.driftcast.series.grid.GridRules.Outcome;
import io.driftcast.series.grid.ReadingRejectedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts readings on the known grid of one series: which step they go to, which steps close, and what
 * is done with those that come too late or jump ahead.
 */
final class Placement {

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
        if (isJump(arrival)) {
            state.heard(arrival.ingestAt());
            boolean confirmed = hold(arrival);
            closeComplete();
            return confirmed ? Outcome.ACCEPTED : Outcome.HELD;
        }
        long step = grid.stepOf(arrival.observedAt());
        if (isLate(step)) {
            return correct(step, arrival, recent);
        }
        state.heard(arrival.ingestAt());
        discardHeld();
        put(step, arrival);
        closeComplete();
        return Outcome.ACCEPTED;
    }

    /** Takes the readings that waited for the grid to be found. */
    void takeFirst(List<Arrival> first) {
        for (Arrival arrival : byTime(first)) {
            if (isJump(arrival)) {
                hold(arrival);
            } else {
                put(grid.stepOf(arrival.observedAt()), arrival);
            }
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

    private boolean isJump(Arrival arrival) {
        return state.watermark != NONE
                && arrival.observedAt() - state.watermark > grid.maxGapMillis();
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
        List<OpenStep> open = state.open;
        int at = open.size();
        while (at > 0 && open.get(at - 1).step() >= step) {
            at--;
        }
        if (at < open.size() && open.get(at).step() == step) {
            open.set(at, open.get(at).with(arrival, grid.aggregation()));
        } else {
            open.add(at, OpenStep.empty(step).with(arrival, grid.aggregation()));
        }
        state.accepted.add(AcceptedReadings.fingerprint(arrival));
        state.watermark = Math.max(state.watermark, arrival.observedAt());
    }

    /** Closes the steps that are complete, in order, up to the first that is not. */
    private void closeComplete() {
        if (!begin()) {
            return;
        }
        boolean inGap = false;
        while (true) {
            long step = state.nextStep;
            boolean present = !state.open.isEmpty() && state.open.getFirst().step() == step;
            if (!(present && isFull(state.open.getFirst())) && !isPastGrace(step)) {
                return;
            }
            if (inGap && !present) {
                silenceLast();
            }
            inGap = !present;
            closeNext(true);
        }
    }

    private boolean isFull(OpenStep step) {
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

    /** The gap goes on, so no forecast is due from the missing step that closed last. */
    private void silenceLast() {
        if (events.getLast() instanceof StepClosed last) {
            events.set(
                    events.size() - 1,
                    new StepClosed(last.step(), last.at(), last.value(), last.count(), false));
        }
    }

    private void closeNext(boolean forecastDue) {
        long step = state.nextStep++;
        double value = Double.NaN;
        int count = 0;
        if (!state.open.isEmpty() && state.open.getFirst().step() == step) {
            OpenStep closing = state.open.removeFirst();
            value = inRange(closing.value());
            count = closing.count();
        }
        events.add(new StepClosed(step, grid.labelOf(step), value, count, forecastDue));
    }

    private Outcome correct(long step, Arrival late, RecentSteps recent)
            throws ReadingRejectedException {
        if (!recent.holds(step)) {
            throw tooLate(step, late);
        }
        state.heard(late.ingestAt());
        state.accepted.add(AcceptedReadings.fingerprint(late));
        if (Double.isNaN(late.value())) {
            return Outcome.ACCEPTED;
        }
        int count = recent.count(step);
        double before = recent.value(step);
        // Whether it is later than the last one is not known any more.
        boolean superseded = grid.aggregation() == Aggregation.LAST && count > 0;
        double value = superseded ? before : grid.aggregation().merge(before, count, late.value());
        events.add(new StepCorrected(step, grid.labelOf(step), inRange(value), count + 1));
        return Outcome.CORRECTED;
    }

    /** A sum that left the range of legal values is no value. */
    private static double inRange(double value) {
        return Math.abs(value) > GridRules.LARGEST_VALUE ? Double.NaN : value;
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

    /** Holds a reading that jumps ahead; whether it confirmed the ones before it. */
    private boolean hold(Arrival jump) {
        for (Arrival other : state.held) {
            if (Math.abs(other.observedAt() - jump.observedAt()) > grid.maxGapMillis()) {
                discardHeld();
                break;
            }
        }
        state.held.add(jump);
        if (state.held.size() < jumpConfirmations) {
            return false;
        }
        List<Arrival> confirmed = byTime(state.held);
        state.held.clear();
        restart(
                "from %s to %s, which is more than the longest gap that is bridged, %s"
                        .formatted(
                                Instant.ofEpochMilli(state.watermark),
                                Instant.ofEpochMilli(confirmed.getFirst().observedAt()),
                                Duration.ofMillis(grid.maxGapMillis())));
        for (Arrival each : confirmed) {
            put(grid.stepOf(each.observedAt()), each);
        }
        return true;
    }

    private void discardHeld() {
        if (state.held.isEmpty()) {
            return;
        }
        for (Arrival each : state.held) {
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
            closeNext(false);
        }
        state.begun = false;
        state.watermark = NONE;
        events.add(new Restarted(why));
    }

    private static List<Arrival> byTime(List<Arrival> arrivals) {
        List<Arrival> sorted = new ArrayList<>(arrivals);
        sorted.sort(Comparator.comparingLong(Arrival::observedAt));
        return sorted;
    }
}
