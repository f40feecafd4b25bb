package io.driftcast.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * The readings of a source that is not in the order of time, sorted; those of one time stay in
 * their order. All are held at once.
 */
final class InTimeOrder implements ReadingSource {
    private final List<FeedReading> readings = new ArrayList<>();
    private final long skippedLines;
    private final long bytes;
    private int next;

    private InTimeOrder(ReadingSource source) {
        source.forEachRemaining(readings::add);
        readings.sort(Comparator.comparing(FeedReading::observedAt));
        skippedLines = source.skippedLines();
        bytes = source.position();
    }

    /** The readings of a file, sorted only if those of a series are not in the order of time. */
    static ReadingSource of(CsvFile file, BadLines badLines) {
        if (isOrdered(file)) {
            return file.open(badLines);
        }
        try (ReadingSource source = file.open(badLines)) {
            return new InTimeOrder(source);
        }
    }

    /** What is wrong with a line is said when it is read to be sent. */
    private static boolean isOrdered(CsvFile file) {
        Map<String, Instant> latest = new HashMap<>();
        try (ReadingSource source = file.open(_ -> {})) {
            while (source.hasNext()) {
                FeedReading reading = source.next();
                Instant before = latest.put(reading.seriesId(), reading.observedAt());
                if (before != null && reading.observedAt().isBefore(before)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean hasNext() {
        return next < readings.size();
    }

    @Override
    public FeedReading next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no reading after the last of " + readings.size());
        }
        return readings.get(next++);
    }

    @Override
    public long position() {
        return hasNext() ? bytes * next / readings.size() : bytes;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes);
    }

    @Override
    public long skippedLines() {
        return skippedLines;
    }

    @Override
    public void close() {
        readings.clear();
    }
}
