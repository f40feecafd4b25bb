package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a row of a file into its readings, or says what is wrong with it. Not thread-safe. */
final class RowParser {
    private final CsvColumns columns;
    private final ZonedClock clock;
    private final RowValues values;
    private final RowSeries series;

    RowParser(Path file, CsvColumns columns, ZonedClock clock, MissingMarkers missing) {
        this.columns = columns;
        this.clock = clock;
        this.values = new RowValues(file, missing);
        this.series = new RowSeries(FileNames.stem(file), columns.series(), columns.values());
    }

    /**
     * The row's readings, one a value column.
     *
     * @throws BadLineException if any part of the row cannot be used
     */
    List<FeedReading> parse(CsvRecord row) {
        values.checkWidth(row, columns.width());
        WrittenTime time = time(row);
        String name = seriesName(row);
        List<@Nullable Double> numbers = new ArrayList<>();
        columns.values().forEach(each -> numbers.add(values.value(row, each)));
        Instant at = instant(row, time, name);
        List<String> ids = series.ids(name);
        List<FeedReading> readings = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            readings.add(new FeedReading(ids.get(i), at, numbers.get(i), null));
        }
        return readings;
    }

    private WrittenTime time(CsvRecord row) {
        WrittenTime time = columns.time().of(row);
        if (time == null) {
            throw badTime(row, "is not a time", "this column needs " + columns.time().example());
        }
        return time;
    }

    private Instant instant(CsvRecord row, WrittenTime time, String name) {
        Instant at =
                clock.instant(time, name)
                        .orElseThrow(() ->
                                badTime(
                                        row,
                                        "is leapt over by the clocks of " + clock.zone(),
                                        "name the zone that the times are of with --zone"));
        if (!TimeRange.contains(at)) {
            throw badTime(
                    row, "is outside the years " + TimeRange.WORDS, "correct or remove the line");
        }
        return at;
    }

    private BadLineException badTime(CsvRecord row, String reason, String remedy) {
        return values.bad(
                row,
                columns.time().text(row),
                "in column '%s' %s".formatted(columns.time().names(), reason),
                remedy);
    }

    private String seriesName(CsvRecord row) {
        String name = series.name(row);
        if (name.isEmpty() && !columns.series().isEmpty()) {
            throw values.bad(
                    row,
                    name,
                    "in column '%s' names no series".formatted(columns.series().getFirst().name()),
                    "fill it in or name another column with --series");
        }
        return name;
    }
}
