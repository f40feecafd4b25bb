package io.driftcast.data;

import org.jspecify.annotations.Nullable;

/**
 * How a column writes its times. Decided once for a column, by all its rows; what it then refuses
 * is a bad line. Of two that read as many rows the first one here is taken.
 */
enum TimeFormat {
    YEAR_FIRST("a date or time such as 2024-03-31 or 2024-03-31T14:30:00Z"),
    DAY_MONTH_YEAR("a date such as 31/12/2024 or 31.12.2024 14:30"),
    MONTH_DAY_YEAR("a date such as 12/31/2024 or 12/31/2024 2:30 PM"),
    MONTH_NAME("a month or date such as Jan 1974 or 31-Jan-1974"),
    WEEK("a week such as 2024-W05"),
    QUARTER("a quarter such as 2024Q1"),
    COMPACT("a date such as 20240331 or 202403311430"),
    /** A whole year. */
    YEAR("a year such as 1959"),
    YEAR_AND_MONTH("a decimal year in months such as 1959.083 (a twelfth is a month)"),
    YEAR_AND_QUARTER("a decimal year in quarters such as 1959.25"),
    YEAR_AND_MID_MONTH("a decimal year in the middles of months such as 1959.2027"),
    EPOCH_SECONDS("seconds since 1970 such as 1451624400"),
    EPOCH_MILLIS("milliseconds since 1970 such as 1451624400000"),
    EPOCH_MICROS("microseconds since 1970 such as 1451624400000000"),
    EPOCH_NANOS("nanoseconds since 1970 such as 1451624400000000000");

    private final String example;

    TimeFormat(String example) {
        this.example = example;
    }

    /** What such a time looks like, for messages. */
    String example() {
        return example;
    }

    /** Whether such a time is a plain number, which may mean anything. */
    boolean isNumber() {
        return compareTo(COMPACT) >= 0;
    }

    /** The time that a text stands for; null if it is not written so. */
    @Nullable WrittenTime parse(String text) {
        return switch (this) {
            case YEAR_FIRST -> CalendarText.yearFirst(text);
            case DAY_MONTH_YEAR -> CalendarText.yearLast(text, DayOrder.DMY);
            case MONTH_DAY_YEAR -> CalendarText.yearLast(text, DayOrder.MDY);
            case MONTH_NAME -> CalendarText.named(text);
            case WEEK -> CalendarText.week(text);
            case QUARTER -> CalendarText.quarter(text);
            case COMPACT -> CalendarText.compact(text);
            case YEAR -> DecimalYear.year(text);
            case YEAR_AND_MONTH -> DecimalYear.month(text);
            case YEAR_AND_QUARTER -> DecimalYear.quarter(text);
            case YEAR_AND_MID_MONTH -> DecimalYear.midMonth(text);
            case EPOCH_SECONDS -> EpochTime.parse(text, 0);
            case EPOCH_MILLIS -> EpochTime.parse(text, 3);
            case EPOCH_MICROS -> EpochTime.parse(text, 6);
            case EPOCH_NANOS -> EpochTime.parse(text, 9);
        };
    }
}
