package io.driftcast.app.demo;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.data.BadLines;
import io.driftcast.data.CsvFile;
import io.driftcast.data.CsvLayout;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.InterleavedSource;
import io.driftcast.edge.feed.MaunaLoa;
import io.driftcast.edge.feed.PartSource;
import io.driftcast.edge.feed.PartSource.Part;
import io.driftcast.edge.feed.SmartHome;
import io.driftcast.edge.feed.SmartHomePlan;
import io.driftcast.platform.failure.CallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the demo replays: a first part of every series that models are fitted to, and the rest.
 *
 * @param specs what is declared of the series beforehand
 * @param all opens the whole feed, as often as wanted
 * @param firstSizes how many readings of each series belong to the first part
 */
public record DemoFeed(
        List<SeriesSpec> specs, Supplier<ReadingSource> all, Map<String, Long> firstSizes) {

    /** Half of a series is enough to fit a model to and leaves as much to be forecast. */
    private static final int FIRST_PART = 2;

    private static final int HOME_DAYS = 7;

    /** Carbon dioxide at Mauna Loa and a week of a generated home that ends now. */
    public static DemoFeed samples(long seed, Instant now) {
        SmartHome home = SmartHome.generate(new SmartHomePlan(seed, HOME_DAYS, now));
        List<SeriesSpec> specs = new ArrayList<>(home.specs());
        specs.add(MaunaLoa.spec());
        return of(specs, () -> new InterleavedSource(List.of(MaunaLoa.source(), home.source())));
    }

    /**
     * The CSV and TSV files of a folder, each series in the order of time. Days begin in the zone
     * that the times of a file are written in.
     *
     * @param notes takes what was found in each file
     * @throws CallException if there is none, or one has no readings
     */
    public static DemoFeed files(Path folder, Consumer<String> notes) {
        List<CsvFile> found = new ArrayList<>();
        for (Path file : listed(folder)) {
            CsvFile each = CsvFile.examine(file, CsvLayout.FOUND);
            each.notes().forEach(line -> notes.accept(file + ": " + line));
            found.add(each);
        }
        List<SeriesSpec> specs = new ArrayList<>();
        for (CsvFile each : found) {
            if (!each.zone().equals(ZoneOffset.UTC)) {
                specs.addAll(zoneSpecs(each));
            }
        }
        return of(specs, () -> open(found));
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file ->
                                    file.toString().endsWith(".csv")
                                            || file.toString().endsWith(".tsv"))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new CallException(
                        "no .csv or .tsv file in %s: name a folder with some".formatted(folder));
            }
            return files;
        } catch (IOException e) {
            throw new CallException(
                    "cannot list %s: name a folder with .csv or .tsv files".formatted(folder));
        }
    }

    private static List<SeriesSpec> zoneSpecs(CsvFile file) {
        try (ReadingSource source = file.open(BadLines.REFUSE)) {
            return PartSource.count(source).keySet().stream()
                    .sorted()
                    .map(series ->
                            SeriesSpec.newBuilder()
                                    .setSeriesId(series)
                                    .setTimeZone(file.zone().getId())
                                    // Avro trusts no class for an enum's default
                                    .setAggregation(Aggregation.MEAN)
                                    .build())
                    .toList();
        }
    }

    private static ReadingSource open(List<CsvFile> files) {
        return new InterleavedSource(
                files.stream().map(file -> file.openInTimeOrder(BadLines.REFUSE)).toList());
    }

    private static DemoFeed of(List<SeriesSpec> specs, Supplier<ReadingSource> all) {
        try (ReadingSource source = all.get()) {
            Map<String, Long> sizes = new HashMap<>(PartSource.count(source));
            sizes.replaceAll((series, count) -> count / FIRST_PART);
            return new DemoFeed(specs, all, sizes);
        }
    }

    ReadingSource first() {
        return new PartSource(all.get(), firstSizes, Part.FIRST);
    }

    ReadingSource rest() {
        return new PartSource(all.get(), firstSizes, Part.REST);
    }

    /** How many readings the rest has, all but one of a series where it is odd. */
    public long restSize() {
        return firstSizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
