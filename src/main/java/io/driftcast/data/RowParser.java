package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a row of a file into its readings, or says what is wrong with it. */
final class RowParser {
    private final Path file;
    private final CsvColumns columns;

    RowParser(Path file, CsvColumns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * The row's readings, one a value column.
     *
     * @throws BadLineException if any part of the row cannot be used
     */
    List<FeedReading> parse(CsvRecord row) {
        checkWidth(row);
        Instant at = time(row);
        String seriesName = seriesName(row);
        List<FeedReading> readings = new ArrayList<>(columns.values().size());
        for (Column column : columns.values()) {
            String id = columns.seriesId(file, seriesName, column);
            readings.add(new FeedReading(id, at, value(row, column), null));
        }
        return readings;
    }

    private void checkWidth(CsvRecord row) {
        if (row.getFieldCount() != columns.width()) {
            throw bad(
                    row,
                    String.join(",", row.getFields()),
                    String.format(
                            Locale.ROOT,
                            "has %d fields, the header has %d",
                            row.getFieldCount(),
                            columns.width()),
                    "correct or remove the line");
        }
    }

    private Instant time(CsvRecord row) {
        TimeColumn column = columns.time();
        String text = row.getField(column.index()).strip();
        Instant at =
                column.parse(text)
                        .orElseThrow(() ->
                                bad(
                                        row,
                                        text,
                                        "in column '%s' is not a time".formatted(column.name()),
                                        "this column needs " + column.format().example()));
        if (!TimeRange.contains(at)) {
            throw bad(
                    row,
                    text,
                    "in column '%s' is outside the years %s"
                            .formatted(column.name(), TimeRange.WORDS),
                    "correct or remove the line");
        }
        return at;
    }

    private String seriesName(CsvRecord row) {
        if (columns.series().isEmpty()) {
            return "";
        }
        Column column = columns.series().get();
        String name = row.getField(column.index()).strip();
        if (name.isEmpty()) {
            throw bad(
                    row,
                    name,
                    "in column '%s' names no series".formatted(column.name()),
                    "fill it in or name another column with --series");
        }
        return name;
    }

    private @Nullable Double value(CsvRecord row, Column column) {
        String text = row.getField(column.index()).strip();
        if (CsvColumns.isMissing(text)) {
            return null;
        }
        return Numbers.parse(text)
                .orElseThrow(() ->
                        bad(
                                row,
                                text,
                                "in column '%s' is not a number".formatted(column.name()),
                                "write it with a decimal point, or leave a missing value"
                                        + " empty"));
    }

    private BadLineException bad(CsvRecord row, String text, String reason, String remedy) {
        return new BadLineException(file, row.getStartingLineNumber(), text, reason, remedy);
    }
}
