package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.CsvColumns.Values;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV or TSV file whose columns have been found, to be read as often as wanted. They are found
 * from all rows: the file is gone through once for what its columns look like, and once for which
 * rows share a time; nothing of it is kept.
 */
public final class CsvFile {
    private final Path file;
    private final CsvColumns columns;
    private final MissingMarkers missing;
    private final ZoneId clockZone;
    private final ZoneId zone;
    private final boolean newestFirst;
    private final List<String> notes;

    private CsvFile(
            Path file,
            CsvColumns columns,
            Spelling spelling,
            TimeSurvey survey,
            List<String> notes) {
        this.file = file;
        this.columns = columns;
        this.missing = new MissingMarkers(spelling.missing());
        this.clockZone = clockZone(spelling);
        this.zone =
                spelling.zone() == null && survey.hasOffsets()
                        ? ZoneOfOffsets.of(survey.offsets())
                        : clockZone;
        this.newestFirst = survey.isNewestFirst();
        this.notes = notes;
    }

    /**
     * Finds the columns of a file.
     *
     * @param layout what is known of them
     * @throws CsvLayoutException if a column that is named or needed is not in the file
     * @throws io.driftcast.platform.failure.CallException if there is no such file
     * @throws BadLineException if a row does not end
     * @throws io.driftcast.platform.failure.WorkException if the file cannot be read further
     */
    public static CsvFile examine(Path file, CsvLayout layout) {
        Spelling spelling = layout.spelling();
        ColumnsOfFile columns = ColumnsOfFile.of(file, new MissingMarkers(spelling.missing()));
        RowTime time = time(columns, layout);
        ValueFinder finder = new ValueFinder(columns, spelling.decimal(), columns.delimiter());
        List<ColumnProfile> named = layout.values().stream().map(columns::named).toList();
        List<Column> taken = new ArrayList<>(time.columns());
        named.forEach(each -> taken.add(each.column()));
        SeriesFinder candidates = new SeriesFinder(columns.others(taken));
        TimeSurvey survey =
                TimeSurvey.of(columns, time, candidates.candidates(), clockZone(spelling));
        List<Column> series = series(columns, layout.series(), candidates, survey);
        taken.addAll(series.isEmpty() ? candidates.find(survey) : series);
        List<Values> values =
                named.isEmpty() ? finder.all(taken) : named.stream().map(finder::values).toList();
        if (values.isEmpty()) {
            throw columns.failure(
                    "has no numeric column; name the column of the values with --value");
        }
        CsvColumns found = new CsvColumns(columns.width(), time, values, series);
        return new CsvFile(
                file,
                found,
                spelling,
                survey,
                new FileNotes(columns, found, survey, candidates, spelling.zone()).lines());
    }

    private static ZoneId clockZone(Spelling spelling) {
        ZoneId zone = spelling.zone();
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private static RowTime time(ColumnsOfFile columns, CsvLayout layout) {
        TimeFinder finder = new TimeFinder(columns, layout.spelling());
        String wanted = layout.time();
        if (wanted != null && !columns.isNone(wanted)) {
            return finder.named(columns.namedTogether(wanted));
        }
        if (wanted != null) {
            throw columns.noTimes("is to be read without times; readings need them");
        }
        return finder.find()
                .orElseThrow(() ->
                        columns.noTimes(
                                "has no column of times; name one of %s with --time, written as %s, or number the rows with --time none"
                                        .formatted(
                                                columns.names(), TimeFormat.YEAR_FIRST.example())));
    }

    private static List<Column> series(
            ColumnsOfFile columns,
            @Nullable String wanted,
            SeriesFinder candidates,
            TimeSurvey survey) {
        if (wanted == null) {
            return candidates.find(survey);
        }
        return columns.isNone(wanted)
                ? List.of()
                : columns.namedTogether(wanted).stream().map(ColumnProfile::column).toList();
    }

    /**
     * Opens the file: its readings in the order of its rows, each row's values from left to right.
     *
     * @param badLines what to do about a line that cannot be used
     */
    public ReadingSource open(BadLines badLines) {
        ZonedClock clock = new ZonedClock(clockZone, newestFirst);
        return CsvReadingSource.open(file, new RowParser(file, columns, clock, missing), badLines);
    }

    /**
     * The same, each series in the order of time. The readings of a file whose rows are in another
     * order are held and sorted; what is wrong with its lines is then told before the first one.
     */
    public ReadingSource openInTimeOrder(BadLines badLines) {
        return InTimeOrder.of(this, badLines);
    }

    /** The file. */
    public Path path() {
        return file;
    }

    /** The zone in which the days of the times begin. */
    public ZoneId zone() {
        return zone;
    }

    /** What was found in the file, and what is to be asked about it, a line each. */
    public List<String> notes() {
        return notes;
    }
}
