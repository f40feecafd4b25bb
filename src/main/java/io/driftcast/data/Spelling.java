package io.driftcast.data;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file spells times and numbers, where its rows do not tell or are not to be asked.
 *
 * @param zone of the times without an offset; null: UTC
 * @param dayOrder of dates such as 3/4/2024; null: by the rows that have a day above 12
 * @param decimal the decimal mark; null: by all values of the file
 * @param missing texts that stand for missing values, beside the usual ones
 */
public record Spelling(
        @Nullable ZoneId zone,
        @Nullable DayOrder dayOrder,
        @Nullable DecimalMark decimal,
        List<String> missing) {

    /** Everything is found from the file. */
    public static final Spelling FOUND = new Spelling(null, null, null, List.of());

    public Spelling {
        missing = List.copyOf(missing);
    }
}
