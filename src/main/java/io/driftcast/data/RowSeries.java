package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.CsvColumns.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The series of a row's values: the file's stem, then the series columns' texts, then the value
 * column's name where there are several. Not thread-safe.
 */
final class RowSeries {
    private final String stem;
    private final List<Column> series;
    private final List<Values> values;
    private final Map<String, List<String>> ids = new HashMap<>();

    /**
     * @param stem the file's name without its ending
     * @param series the columns that tell series apart
     */
    RowSeries(String stem, List<Column> series, List<Values> values) {
        this.stem = stem;
        this.series = series;
        this.values = values;
    }

    /** The text that tells a row's series apart; empty if there is one series only. */
    String name(CsvRecord row) {
        return series.stream()
                .map(column -> row.getField(column.index()).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /**
     * The ids, one a value column.
     *
     * @param name as {@link #name} gives it
     */
    List<String> ids(String name) {
        return ids.computeIfAbsent(
                name, _ -> values.stream().map(each -> id(name, each.column())).toList());
    }

    private String id(String name, Column value) {
        StringBuilder id = new StringBuilder(stem);
        if (!name.isEmpty()) {
            id.append('/').append(name);
        }
        if (values.size() > 1) {
            id.append('/').append(value.name());
        }
        return id.toString();
    }
}
