package io.driftcast.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The column of the times, and how it writes them.
 *
 * @param index where it stands in a row, from 0
 * @param name its name in the header
 * @param format how it writes its times
 */
record TimeColumn(int index, String name, TimeFormat format) {

    /**
     * The column with the format that its first values call for.
     *
     * @param first the column's first values, blanks left out
     * @return empty if none of them is a time
     */
    static Optional<TimeColumn> of(int index, String name, List<String> first) {
        return first.stream()
                .flatMap(text -> TimeFormat.of(text).stream())
                .findFirst()
                .map(format -> format == TimeFormat.YEAR ? DecimalYear.formatOf(first) : format)
                .map(format -> new TimeColumn(index, name, format));
    }

    /** The time that a text stands for; empty if it is not written as this column writes them. */
    Optional<Instant> parse(String text) {
        return switch (format) {
            case CALENDAR -> CalendarTime.parse(text);
            case YEAR, YEAR_AND_QUARTER, YEAR_AND_MONTH -> DecimalYear.parse(text, format);
            case EPOCH_SECONDS, EPOCH_MILLIS -> EpochTime.parse(text, format);
        };
    }
}
