package io.driftcast.data;

import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.series.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file read whole into regular series, on the grids that all readings tell; for a file without
 * times, see {@link UntimedRows}.
 *
 * @param series the series in the order in which they begin in the file; at least one
 * @param leftOut a line on each series that could not be put on a grid
 * @param notes what was found in the file, and what is to be asked about it, a line each
 */
public record SeriesFile(List<FileSeries> series, List<String> leftOut, List<String> notes) {

    private static final int NAMES_SHOWN = 5;

    /**
     * Reads a file.
     *
     * @param layout which columns to read
     * @param id the only series to keep, with or without the file's stem before it; null: all
     * @throws CallException if there is no such file, column or series
     * @throws WorkException if a line cannot be read, or no series can be put on a grid
     */
    public static SeriesFile read(Path file, CsvLayout layout, @Nullable String id) {
        return read(file, layout, Declaration.NOTHING, id);
    }

    /**
     * Reads a file.
     *
     * @param layout which columns to read
     * @param declared the interval and aggregation of every series, where they are not to be found
     * @param id the only series to keep, with or without the file's stem before it; null: all
     * @throws CallException if there is no such file, column or series
     * @throws WorkException if a line cannot be read, or no series can be put on a grid
     */
    public static SeriesFile read(
            Path file, CsvLayout layout, Declaration declared, @Nullable String id) {
        try {
            return timed(file, CsvFile.examine(file, layout), declared, id);
        } catch (NoTimesException e) {
            return untimed(file, layout, id, e);
        } catch (CsvLayoutException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        } catch (InputException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SeriesFile timed(
            Path file, CsvFile found, Declaration declared, @Nullable String id) {
        Map<String, List<FeedReading>> readings = new LinkedHashMap<>();
        try (ReadingSource source = found.open(BadLines.REFUSE)) {
            while (source.hasNext()) {
                FeedReading reading = source.next();
                readings.computeIfAbsent(reading.seriesId(), _ -> new ArrayList<>()).add(reading);
            }
        }
        List<FileSeries> series = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        GridNotes grids = new GridNotes();
        for (String name : chosen(file, readings.keySet(), id)) {
            try {
                List<FeedReading> its = readings.getOrDefault(name, List.of());
                FileSeries placed = ReadingsOnGrid.place(name, its, declared, found.zone());
                series.add(placed);
                grids.add(placed, its);
            } catch (WorkException e) {
                leftOut.add(String.valueOf(e.getMessage()));
            }
        }
        if (series.isEmpty()) {
            throw new WorkException(file + ": " + leftOut.getFirst());
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.addAll(grids.lines());
        return new SeriesFile(List.copyOf(series), List.copyOf(leftOut), List.copyOf(notes));
    }

    private static SeriesFile untimed(
            Path file, CsvLayout layout, @Nullable String id, NoTimesException otherwise) {
        Untimed rows;
        try {
            rows =
                    UntimedRows.read(file, layout)
                            .orElseThrow(() ->
                                    new CallException(String.valueOf(otherwise.getMessage())));
        } catch (CsvLayoutException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        } catch (InputException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        }
        Set<String> names = chosen(file, rows.series().keySet(), id);
        return new SeriesFile(
                rows.series().entrySet().stream()
                        .filter(each -> names.contains(each.getKey()))
                        .map(each -> new FileSeries(each.getKey(), null, 1, each.getValue()))
                        .toList(),
                List.of(),
                List.of(rows.roles()));
    }

    private static Set<String> chosen(Path file, Set<String> names, @Nullable String id) {
        if (id == null) {
            return names;
        }
        return names.stream()
                .filter(each -> each.equals(id) || each.endsWith("/" + id))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> noSuchSeries(file, names, id));
    }

    private static CallException noSuchSeries(Path file, Set<String> names, String id) {
        List<String> some = names.stream().limit(NAMES_SHOWN).toList();
        int more = names.size() - some.size();
        return new CallException(
                "%s: has no series '%s'; it has %s%s"
                        .formatted(
                                file,
                                id,
                                String.join(", ", some),
                                more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : ""));
    }
}
