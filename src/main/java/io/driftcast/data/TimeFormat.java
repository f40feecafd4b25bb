package io.driftcast.data;

import java.util.Optional;

/** How a column writes its times. Decided once for a column; what it then refuses is a bad line. */
enum TimeFormat {
    /** ISO-8601 or {@code yyyy-MM-dd HH:mm[:ss]}, UTC unless an offset is given. */
    CALENDAR("a date or time such as 2024-03-31 or 2024-03-31T14:30:00Z"),
    /** A year, whole or decimal: months or whole years, to be told apart row by row. */
    YEAR("a year such as 1959 or a decimal year such as 1959.25 (a twelfth is a month)"),
    /** A decimal year whose fractions are quarters, rounded so far that months do not fit. */
    YEAR_AND_QUARTER("a decimal year in quarters such as 1959.25"),
    /** A decimal year whose fractions are months. */
    YEAR_AND_MONTH("a decimal year in months such as 1959.083 (a twelfth is a month)"),
    /** Seconds since 1970-01-01 UTC, from 1e9. */
    EPOCH_SECONDS("seconds since 1970 such as 1451624400"),
    /** Milliseconds since 1970-01-01 UTC, from 1e12. */
    EPOCH_MILLIS("milliseconds since 1970 such as 1451624400000");

    private final String example;

    TimeFormat(String example) {
        this.example = example;
    }

    /** What such a time looks like, for messages. */
    String example() {
        return example;
    }

    /** The format that a text reads in, or empty if it is not a time. */
    static Optional<TimeFormat> of(String text) {
        Optional<Double> number = Numbers.parse(text);
        if (number.isEmpty()) {
            return CalendarTime.parse(text).isPresent() ? Optional.of(CALENDAR) : Optional.empty();
        }
        double amount = number.get();
        if (amount >= EpochTime.MILLIS_FROM) {
            return inRange(EPOCH_MILLIS, text);
        }
        if (amount >= EpochTime.SECONDS_FROM) {
            return inRange(EPOCH_SECONDS, text);
        }
        return DecimalYear.formatOf(text);
    }

    private static Optional<TimeFormat> inRange(TimeFormat format, String text) {
        return EpochTime.parse(text, format).filter(TimeRange::contains).map(_ -> format);
    }
}
