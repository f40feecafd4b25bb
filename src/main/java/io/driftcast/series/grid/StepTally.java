package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

import io.driftcast.series.Aggregation;

/**
 * What the readings of a step come to.
 *
 * @param step its number
 * @param readings how many readings it has, those known to be missing and illegal ones included
 * @param count how many of them have a value
 * @param value the aggregate of those values; NaN if there is none
 * @param lastAt the latest observed_at among the readings with a value, {@link GridState#NONE} if
 *     there is none; of use to {@link Aggregation#LAST} alone
 * @param illegal whether one of the readings had a value outside the legal bounds
 * @param counted its readings, as far as repetitions are told by them
 */
public record StepTally(
        long step,
        int readings,
        int count,
        double value,
        long lastAt,
        boolean illegal,
        Counted counted) {

    /** A step that has no reading yet. */
    static StepTally empty(long step) {
        return new StepTally(step, 0, 0, Double.NaN, NONE, false, Counted.NONE);
    }

    /** This with one more reading. */
    StepTally with(Arrival arrival, Aggregation aggregation) {
        double reading = arrival.value();
        Counted more = counted.with(arrival.fingerprint());
        if (Double.isNaN(reading)) {
            return new StepTally(
                    step, readings + 1, count, value, lastAt, illegal || arrival.illegal(), more);
        }
        boolean superseded = aggregation == Aggregation.LAST && arrival.observedAt() < lastAt;
        return new StepTally(
                step,
                readings + 1,
                count + 1,
                superseded ? value : aggregation.merge(value, count, reading),
                Math.max(lastAt, arrival.observedAt()),
                illegal,
                more);
    }

    /** This with all the readings of another one, which came after them. */
    StepTally with(StepTally other, Aggregation aggregation) {
        boolean superseded = aggregation == Aggregation.LAST && other.lastAt < lastAt;
        return new StepTally(
                step,
                readings + other.readings,
                count + other.count,
                other.count == 0 || superseded
                        ? value
                        : aggregation.merge(value, count, other.value, other.count),
                Math.max(lastAt, other.lastAt),
                illegal || other.illegal,
                counted.with(other.counted));
    }

    /** This with a value that is none. */
    StepTally withoutValue() {
        return new StepTally(step, readings, count, Double.NaN, lastAt, illegal, counted);
    }

    /** Whether it has counted readings that it does not remember. */
    boolean hasForgotten() {
        return readings > counted.size();
    }
}
