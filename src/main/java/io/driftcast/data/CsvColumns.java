package io.driftcast.data;

import java.util.List;

/**
 * The columns of one file that hold what is to be read.
 *
 * @param width how many fields a row has
 * @param time where the times are
 * @param values the columns of the values, in the order of the file or as they were asked for
 * @param series the columns that tell the series apart, none if there is one only
 */
record CsvColumns(int width, RowTime time, List<Values> values, List<Column> series) {

    /** A column by its place in a row, from 0, and its name in the header. */
    record Column(int index, String name) {}

    /** A column of values, and how it writes them. */
    record Values(Column column, NumberFormat format) {}

    CsvColumns {
        values = List.copyOf(values);
        series = List.copyOf(series);
    }
}
