package io.driftcast.data;

import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file read whole into regular series, on the grids that the stream would find for its readings;
 * for a file without times, see {@link UntimedRows}.
 *
 * @param series the series in the order in which they begin in the file; at least one
 * @param leftOut a line on each series that could not be put on a grid
 */
public record SeriesFile(List<FileSeries> series, List<String> leftOut) {

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
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a CSV file");
        }
        try (ReadingSource source = CsvReadingSource.open(file, layout, BadLines.REFUSE)) {
            return timed(file, source, id);
        } catch (CsvLayoutException e) {
            return UntimedRows.read(file, layout)
                    .map(rows -> untimed(file, rows, id))
                    .orElseThrow(() -> new CallException(String.valueOf(e.getMessage())));
        } catch (InputException | UncheckedIOException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SeriesFile timed(Path file, ReadingSource source, @Nullable String id) {
        Map<String, List<FeedReading>> readings = new LinkedHashMap<>();
        while (source.hasNext()) {
            FeedReading reading = source.next();
            readings.computeIfAbsent(reading.seriesId(), _ -> new ArrayList<>()).add(reading);
        }
        List<FileSeries> series = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (String name : chosen(file, readings.keySet(), id)) {
            try {
                series.add(ReadingsOnGrid.place(name, readings.getOrDefault(name, List.of())));
            } catch (WorkException e) {
                leftOut.add(String.valueOf(e.getMessage()));
            }
        }
        if (series.isEmpty()) {
            throw new WorkException(file + ": " + leftOut.getFirst());
        }
        return new SeriesFile(List.copyOf(series), List.copyOf(leftOut));
    }

    private static SeriesFile untimed(Path file, Map<String, double[]> rows, @Nullable String id) {
        Set<String> names = chosen(file, rows.keySet(), id);
        return new SeriesFile(
                rows.entrySet().stream()
                        .filter(each -> names.contains(each.getKey()))
                        .map(each -> new FileSeries(each.getKey(), null, 1, each.getValue()))
                        .toList(),
                List.of());
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
