package io.driftcast.series.grid;

import io.driftcast.series.Aggregation;

/**
 * A step that has readings and has not closed.
 *
 * @param step its number
 * @param readings how many readings it has, those known to be missing included
 * @param count how many of them have a value
 * @param value the aggregate of those values; NaN if there is none
 * @param lastAt the latest observed_at among the readings with a value; of use to {@link
 *     Aggregation#LAST} alone
 */
public record OpenStep(long step, int readings, int count, double value, long lastAt) {

    /** A step that has no reading yet. */
    static OpenStep empty(long step) {
        return new OpenStep(step, 0, 0, Double.NaN, Long.MIN_VALUE);
    }

    /** This step with one more reading. */
    OpenStep with(Arrival arrival, Aggregation aggregation) {
        double reading = arrival.value();
        if (Double.isNaN(reading)) {
            return new OpenStep(step, readings + 1, count, value, lastAt);
        }
        boolean superseded = aggregation == Aggregation.LAST && arrival.observedAt() < lastAt;
        return new OpenStep(
                step,
                readings + 1,
                count + 1,
                superseded ? value : aggregation.merge(value, count, reading),
                Math.max(lastAt, arrival.observedAt()));
    }
}
