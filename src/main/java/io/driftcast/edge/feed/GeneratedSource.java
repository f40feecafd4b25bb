package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/** Readings that are already in memory, in the order of the list. */
final class GeneratedSource implements ReadingSource {
    private final List<FeedReading> readings;
    private int next;

    GeneratedSource(List<FeedReading> readings) {
        this.readings = List.copyOf(readings);
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
        return next;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(readings.size());
    }

    @Override
    public long skippedLines() {
        return 0;
    }

    @Override
    public void close() {
        next = readings.size();
    }
}
