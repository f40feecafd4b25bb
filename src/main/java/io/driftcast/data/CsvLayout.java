package io.driftcast.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold what, by the names in its header. What is not named is found from
 * the first rows.
 *
 * @param time the column of the times; null: the first whose first value reads as a time
 * @param values the columns of the values, each a series of its own; empty: every numeric column
 *     that is neither time nor series
 * @param series the column that tells the series apart; null: the first textual column that is
 *     neither time nor value, if there is one
 */
public record CsvLayout(@Nullable String time, List<String> values, @Nullable String series) {

    /** Everything is found from the file. */
    public static final CsvLayout FOUND = new CsvLayout(null, List.of(), null);

    public CsvLayout {
        values = List.copyOf(values);
    }
}
