package io.driftcast.app.demo;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.data.BadLines;
import io.driftcast.data.CsvLayout;
import io.driftcast.data.CsvReadingSource;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.InterleavedSource;
import io.driftcast.edge.feed.MaunaLoa;
import io.driftcast.edge.feed.PartSource;
import io.driftcast.edge.feed.PartSource.Part;
import io.driftcast.edge.feed.SmartHome;
import io.driftcast.edge.feed.SmartHomePlan;
import io.driftcast.platform.failure.CallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * The CSV and TSV files of a folder, every numeric column a series.
     *
     * @throws CallException if there is none
     */
    public static DemoFeed files(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(file ->
                                    file.toString().endsWith(".csv")
                                            || file.toString().endsWith(".tsv"))
                            .sorted()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        if (files.isEmpty()) {
            throw new CallException(
                    "no .csv or .tsv file in %s: name a folder with some".formatted(folder));
        }
        return of(List.of(), () -> open(files));
    }

    private static ReadingSource open(List<Path> files) {
        List<ReadingSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(CsvReadingSource.open(file, CsvLayout.FOUND, BadLines.REFUSE));
        }
        return new InterleavedSource(sources);
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
