package io.driftcast.forecast;

import io.driftcast.series.Timeline;
import io.driftcast.series.Values;
import java.util.Arrays;
import java.util.List;

/**
 * The history of one series: consecutive steps of its grid.
 *
 * @param timeline when the values are
 * @param periods season lengths in steps, the main one first; at least one, {@code [1]} for none
 * @param values one a step, NaN where missing; kept, not copied, and not to be changed
 */
public record TrainingSeries(Timeline timeline, List<Integer> periods, double[] values) {

    /**
     * @throws IllegalArgumentException if there is no period, or one below 1
     */
    public TrainingSeries {
        periods = List.copyOf(periods);
        if (periods.isEmpty() || periods.stream().anyMatch(period -> period < 1)) {
            throw new IllegalArgumentException(
                    "seasonal periods are 1 or more steps, not " + periods);
        }
    }

    /** A series of which no calendar is known: a value a day from 1970-01-01 on. */
    public static TrainingSeries of(int period, double... values) {
        return new TrainingSeries(Timeline.ofDays(), List.of(period), values);
    }

    /** The main season's length in steps, 1 for none. */
    public int period() {
        return periods.getFirst();
    }

    /** The step of the first value. */
    public long firstStep() {
        return timeline.firstStep();
    }

    /** The step of the last value; one before the first step if there are none. */
    public long lastStep() {
        return firstStep() + values.length - 1;
    }

    /** The first values alone. */
    public TrainingSeries first(int count) {
        return withValues(Arrays.copyOf(values, count));
    }

    /** The last values alone, all of them if there are not more. */
    public TrainingSeries last(int count) {
        int from = Math.max(0, values.length - count);
        return new TrainingSeries(
                timeline.from(from), periods, Arrays.copyOfRange(values, from, values.length));
    }

    /** Other values at the same steps. */
    public TrainingSeries withValues(double[] others) {
        return new TrainingSeries(timeline, periods, others);
    }

    /** How many steps have a value. */
    public int observed() {
        return Values.count(values);
    }
}
