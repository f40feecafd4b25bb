package io.driftcast.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold what, by the names in its header. What is not named is found from
 * all rows.
 *
 * @param time the column of the times, or several with commas between, such as a date and a time of
 *     day or a year and a month; {@value #NONE}: there is none, and rows are steps; null: found
 * @param values the columns of the values, each a series of its own; empty: every numeric column
 *     that holds nothing else
 * @param series the column that tells the series apart, or several with commas between; {@value
 *     #NONE}: there is none, and a value column is one series; null: found
 * @param spelling how times and numbers are written
 */
public record CsvLayout(
        @Nullable String time, List<String> values, @Nullable String series, Spelling spelling) {

    /** Names no column, but that there is none. */
    public static final String NONE = "none";

    /** Everything is found from the file. */
    public static final CsvLayout FOUND = new CsvLayout(null, List.of(), null);

    public CsvLayout {
        values = List.copyOf(values);
    }

    /** The same with the spelling found from the file. */
    public CsvLayout(@Nullable String time, List<String> values, @Nullable String series) {
        this(time, values, series, Spelling.FOUND);
    }
}
