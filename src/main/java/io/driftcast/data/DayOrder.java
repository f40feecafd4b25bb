package io.driftcast.data;

import java.time.LocalDate;

/** Whether dates of three numbers put the day or the month first; the year is last in both. */
public enum DayOrder {
    /** 31/12/2024, as in Europe. */
    DMY,
    /** 12/31/2024, as in the United States. */
    MDY;

    /**
     * The date of two numbers and a year.
     *
     * @throws java.time.DateTimeException if there is none
     */
    LocalDate date(int first, int second, int year) {
        return this == DMY ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }
}
