package io.driftcast.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The columns of one file that hold what is to be read.
 *
 * @param width how many fields a row has
 * @param time the column of the times
 * @param values the columns of the values, in the order of the file or as they were asked for
 * @param series the column that tells the series apart, if there is one
 */
record CsvColumns(int width, TimeColumn time, List<Column> values, Optional<Column> series) {

    /** A column by its place in a row, from 0, and its name in the header. */
    record Column(int index, String name) {}

    CsvColumns {
        values = List.copyOf(values);
    }

    /** Whether a field says that a value is known to be missing. */
    static boolean isMissing(String field) {
        return field.isEmpty() || field.equals("NA");
    }

    /**
     * The series of a value: the file's stem, then the series column's text, then the value
     * column's name where there are several.
     *
     * @param seriesName the text in the series column; empty if there is no such column
     */
    String seriesId(Path file, String seriesName, Column value) {
        StringBuilder id = new StringBuilder(stem(file));
        if (!seriesName.isEmpty()) {
            id.append('/').append(seriesName);
        }
        if (values.size() > 1) {
            id.append('/').append(value.name());
        }
        return id.toString();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
