package io.driftcast.app;

import io.driftcast.feed.BadLines;
import io.driftcast.feed.CsvLayout;
import io.driftcast.feed.CsvLayoutException;
import io.driftcast.feed.CsvReadingSource;
import io.driftcast.feed.FeedReading;
import io.driftcast.feed.InputException;
import io.driftcast.feed.ReadingSource;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file read whole into regular series, on the grids that the stream would find for its readings.
 *
 * @param series the series in the order in which they begin in the file; at least one
 * @param leftOut a line on each series that could not be put on a grid
 */
record SeriesFile(List<FileSeries> series, List<String> leftOut) {

    private static final int NAMES_SHOWN = 5;

    /**
     * Reads a file.
     *
     * @param layout which columns to read
     * @param id the only series to keep, with or without the file's stem before it; null: all
     * @throws CallException if there is no such file, column or series
     * @throws WorkException if a line cannot be read, or no series can be put on a grid
     */
    static SeriesFile read(Path file, CsvLayout layout, @Nullable String id) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a CSV file");
        }
        Map<String, List<FeedReading>> readings = chosen(file, readings(file, layout), id);
        List<FileSeries> series = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        readings.forEach((name, own) -> onGrid(name, own, leftOut).ifPresent(series::add));
        if (series.isEmpty()) {
            throw new WorkException(file + ": " + leftOut.getFirst());
        }
        return new SeriesFile(List.copyOf(series), List.copyOf(leftOut));
    }

    private static Map<String, List<FeedReading>> readings(Path file, CsvLayout layout) {
        Map<String, List<FeedReading>> bySeries = new LinkedHashMap<>();
        try (ReadingSource source = CsvReadingSource.open(file, layout, BadLines.REFUSE)) {
            while (source.hasNext()) {
                FeedReading reading = source.next();
                bySeries.computeIfAbsent(reading.seriesId(), _ -> new ArrayList<>()).add(reading);
            }
        } catch (CsvLayoutException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        } catch (InputException | UncheckedIOException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        }
        return bySeries;
    }

    private static Map<String, List<FeedReading>> chosen(
            Path file, Map<String, List<FeedReading>> readings, @Nullable String id) {
        if (id == null) {
            return readings;
        }
        String name =
                readings.keySet().stream()
                        .filter(each -> each.equals(id) || each.endsWith("/" + id))
                        .findFirst()
                        .orElseThrow(() -> noSuchSeries(file, readings, id));
        return Map.of(name, readings.getOrDefault(name, List.of()));
    }

    private static CallException noSuchSeries(
            Path file, Map<String, List<FeedReading>> readings, String id) {
        List<String> some = readings.keySet().stream().limit(NAMES_SHOWN).toList();
        return new CallException(
                "%s: has no series '%s'; it has %s%s"
                        .formatted(
                                file,
                                id,
                                String.join(", ", some),
                                readings.size() > some.size()
                                        ? " and %,d more".formatted(readings.size() - some.size())
                                        : ""));
    }

    private static Optional<FileSeries> onGrid(
            String id, List<FeedReading> readings, List<String> leftOut) {
        try {
            return Optional.of(ReadingsOnGrid.place(id, readings));
        } catch (WorkException e) {
            leftOut.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
