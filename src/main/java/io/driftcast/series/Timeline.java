package io.driftcast.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When consecutive values of a series are: the value of index i stands for step {@code firstStep +
 * i} of a calendar. Immutable, thread-safe.
 *
 * @param interval the calendar of the steps
 * @param phaseMillis how far the steps' labels lie behind the starts of the intervals, below one
 *     step
 * @param firstStep the step of index 0
 */
public record Timeline(StepInterval interval, long phaseMillis, long firstStep) {

    /** Days from 1970-01-01 on, for a series of which no calendar is known. */
    public static Timeline ofDays() {
        return new Timeline(StepInterval.parse("P1D", ZoneOffset.UTC), 0, 0);
    }

    /**
     * The label of an index, in epoch milliseconds; the index may lie before or after the series.
     */
    public long labelOf(long index) {
        return interval.startOf(firstStep + index, phaseMillis);
    }

    /** The same as a local date and time in the calendar's zone. */
    public LocalDateTime timeOf(long index) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(labelOf(index)), interval.zone());
    }

    /** The calendar from a later index on. */
    public Timeline from(long index) {
        return new Timeline(interval, phaseMillis, firstStep + index);
    }
}
