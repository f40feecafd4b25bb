package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a file by their names, each with a profile of all its values. */
final class ColumnsOfFile {
    private static final Pattern COMMA = Pattern.compile(",");

    private final Path file;
    private final List<String> header;
    private final List<ColumnProfile> profiles;
    private final char delimiter;
    private final long rows;

    private ColumnsOfFile(
            Path file,
            List<String> header,
            List<ColumnProfile> profiles,
            char delimiter,
            long rows) {
        this.file = file;
        this.header = header;
        this.profiles = profiles;
        this.delimiter = delimiter;
        this.rows = rows;
    }

    /**
     * Reads a file to its end.
     *
     * @throws CsvLayoutException if it has no header or no rows
     * @throws BadLineException if a row does not end
     */
    static ColumnsOfFile of(Path file, MissingMarkers missing) {
        try (CsvRows rows = CsvRows.open(file)) {
            List<String> header = rows.header();
            List<ColumnProfile> profiles = new ArrayList<>();
            for (int index = 0; index < header.size(); index++) {
                profiles.add(new ColumnProfile(new Column(index, header.get(index)), missing));
            }
            long count = 0;
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                count++;
                int fields = Math.min(row.getFieldCount(), profiles.size());
                for (int index = 0; index < fields; index++) {
                    profiles.get(index).add(row.getField(index).strip());
                }
            }
            ColumnsOfFile columns =
                    new ColumnsOfFile(file, header, profiles, rows.delimiter(), count);
            columns.check();
            return columns;
        }
    }

    private void check() {
        if (header.size() > 1 && header.stream().allMatch(ColumnsOfFile::looksLikeData)) {
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
        if (rows == 0) {
            throw failure("has a header but no rows; there is nothing to read");
        }
    }

    private static boolean looksLikeData(String name) {
        return !Double.isNaN(Numbers.parse(name))
                || Arrays.stream(TimeFormat.values()).anyMatch(each -> each.parse(name) != null);
    }

    Path file() {
        return file;
    }

    /** How many fields a row has. */
    int width() {
        return header.size();
    }

    /** How many rows follow the header. */
    long rows() {
        return rows;
    }

    /** The columns that have a name; an empty one is what a comma at the line's end leaves. */
    Stream<ColumnProfile> all() {
        return profiles.stream()
                .filter(each -> !each.name().isEmpty())
                .filter(each -> !ColumnWords.isInfluxFrame(each.name(), header));
    }

    /** What stands between two fields. */
    char delimiter() {
        return delimiter;
    }

    /** The columns that are not taken. */
    List<ColumnProfile> others(List<Column> taken) {
        return all().filter(each -> !taken.contains(each.column())).toList();
    }

    boolean has(String name) {
        return header.contains(name);
    }

    /**
     * @throws CsvLayoutException if there is no such column
     */
    ColumnProfile named(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw failure("has no column '%s'; it has %s".formatted(name, names()));
        }
        return profiles.get(index);
    }

    /** The column of this name, or those whose names stand in it with commas between. */
    List<ColumnProfile> namedTogether(String names) {
        return has(names)
                ? List.of(named(names))
                : COMMA.splitAsStream(names).map(String::strip).map(this::named).toList();
    }

    /** Whether a wanted column is said not to be there. */
    boolean isNone(String wanted) {
        return wanted.equals(CsvLayout.NONE) && !has(wanted);
    }

    String names() {
        return all().map(ColumnProfile::name).collect(Collectors.joining(", "));
    }

    CsvLayoutException failure(String problem) {
        return new CsvLayoutException(file + ":1: " + problem);
    }

    NoTimesException noTimes(String problem) {
        return new NoTimesException(file + ":1: " + problem);
    }
}
