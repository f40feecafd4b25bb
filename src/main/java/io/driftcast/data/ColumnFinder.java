package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a file by its header, its first rows and what was asked for. */
final class ColumnFinder {
    private final Path file;
    private final List<String> header;
    private final List<CsvRecord> sample;

    /**
     * @param header the names of the columns, stripped
     * @param sample the first rows after the header
     */
    ColumnFinder(Path file, List<String> header, List<CsvRecord> sample) {
        this.file = file;
        this.header = header;
        this.sample = sample;
    }

    /**
     * @throws CsvLayoutException if a column that is named or needed is not there
     */
    CsvColumns find(CsvLayout wanted) {
        checkHeader();
        TimeColumn time = timeColumn(wanted.time());
        List<Column> named = wanted.values().stream().map(this::named).toList();
        Optional<Column> series = seriesColumn(wanted.series(), time, named);
        List<Column> values = named.isEmpty() ? numericColumns(time, series) : named;
        if (values.isEmpty()) {
            throw failure("has no numeric column; name the column of the values with --value");
        }
        return new CsvColumns(header.size(), time, values, series);
    }

    private void checkHeader() {
        if (header.stream().allMatch(name -> looksLikeData(name))) {
            throw failure(
                    "begins with '%s', which looks like data; put a header row before it"
                            .formatted(String.join(",", header)));
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw failure("has two columns named '%s'; rename one".formatted(name));
            }
        }
        if (sample.isEmpty()) {
            throw failure("has a header but no rows; there is nothing to read");
        }
    }

    private static boolean looksLikeData(String name) {
        return Numbers.parse(name).isPresent() || CalendarTime.parse(name).isPresent();
    }

    private TimeColumn timeColumn(@Nullable String wanted) {
        if (wanted != null) {
            Column column = named(wanted);
            List<String> first = firstValues(column.index());
            return TimeColumn.of(column.index(), column.name(), first)
                    .orElseThrow(() -> notTimes(column, first));
        }
        return columns()
                .flatMap(index ->
                        firstValues(index).stream()
                                .limit(1)
                                .filter(text -> TimeFormat.of(text).isPresent())
                                .map(_ -> index))
                .findFirst()
                .flatMap(index -> TimeColumn.of(index, header.get(index), firstValues(index)))
                .orElseThrow(() ->
                        failure(
                                "has no column whose first value is a time; name one of "
                                        + "%s with --time, written as %s"
                                                .formatted(
                                                        names(), TimeFormat.CALENDAR.example())));
    }

    private CsvLayoutException notTimes(Column column, List<String> first) {
        return failure(
                "column '%s' holds no times (first: '%s'); write them as %s, or name another column"
                        .formatted(
                                column.name(),
                                first.isEmpty() ? "" : first.getFirst(),
                                TimeFormat.CALENDAR.example()));
    }

    private Optional<Column> seriesColumn(
            @Nullable String wanted, TimeColumn time, List<Column> values) {
        if (wanted != null) {
            return Optional.of(named(wanted));
        }
        return columns()
                .filter(index -> index != time.index())
                .filter(index -> values.stream().noneMatch(value -> value.index() == index))
                .filter(this::isTextual)
                .findFirst()
                .map(this::column);
    }

    private List<Column> numericColumns(TimeColumn time, Optional<Column> series) {
        return columns()
                .filter(index -> index != time.index())
                .filter(index -> series.isEmpty() || series.get().index() != index)
                .filter(index -> !isTextual(index))
                .map(this::column)
                .toList();
    }

    /** By the first value alone, so that a later slip is a bad line and not another layout. */
    private boolean isTextual(int index) {
        List<String> first = firstValues(index);
        return !first.isEmpty() && !isNumeral(first.getFirst());
    }

    /** NaN and infinities count as numerals, so that they are refused line by line. */
    private static boolean isNumeral(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The columns that have a name; an empty one is what a comma at the line's end leaves. */
    private Stream<Integer> columns() {
        return IntStream.range(0, header.size())
                .filter(index -> !header.get(index).isEmpty())
                .boxed();
    }

    private List<String> firstValues(int index) {
        return sample.stream()
                .filter(row -> row.getFieldCount() > index)
                .map(row -> row.getField(index).strip())
                .filter(field -> !CsvColumns.isMissing(field))
                .toList();
    }

    private Column column(int index) {
        return new Column(index, header.get(index));
    }

    private Column named(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw failure("has no column '%s'; it has %s".formatted(name, names()));
        }
        return column(index);
    }

    private String names() {
        return String.join(", ", columns().map(header::get).toList());
    }

    private CsvLayoutException failure(String problem) {
        return new CsvLayoutException(file + ":1: " + problem);
    }
}
