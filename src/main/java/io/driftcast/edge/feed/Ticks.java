package io.driftcast.edge.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The five-minute steps in which the sample home is computed, whole days UTC.
 *
 * @param firstDay the first day
 * @param days how many
 */
record Ticks(LocalDate firstDay, int days) {
    static final int MINUTES = 5;
    static final int PER_DAY = 24 * 60 / MINUTES;
    static final double HOURS = MINUTES / 60.0;

    private static final double MILLIS = Duration.ofMinutes(MINUTES).toMillis();

    int count() {
        return days * PER_DAY;
    }

    int minuteOfDay(int tick) {
        return tick % PER_DAY * MINUTES;
    }

    double hourOfDay(int tick) {
        return minuteOfDay(tick) / 60.0;
    }

    LocalDate date(int tick) {
        return firstDay.plusDays(tick / PER_DAY);
    }

    boolean isWeekend(int day) {
        DayOfWeek dayOfWeek = firstDay.plusDays(day).getDayOfWeek();
        return dayOfWeek == DayOfWeek.SATURDAY || dayOfWeek == DayOfWeek.SUNDAY;
    }

    /** Where an instant lies, in ticks and their fraction. */
    double position(Instant time) {
        Instant start = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(start, time).toMillis() / MILLIS;
    }
}
