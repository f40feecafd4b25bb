package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** Several sources as one: the next reading is from the source that has come least far. */
public final class InterleavedSource implements ReadingSource {

    private final List<ReadingSource> sources;

    /**
     * @param sources closed with this source
     */
    public InterleavedSource(List<ReadingSource> sources) {
        this.sources = List.copyOf(sources);
    }

    private Optional<ReadingSource> leastFar() {
        return sources.stream()
                .filter(ReadingSource::hasNext)
                .min(Comparator.comparingDouble(InterleavedSource::progress));
    }

    private static double progress(ReadingSource source) {
        long size = source.size().orElse(Long.MAX_VALUE);
        return size == 0 ? 1 : (double) source.position() / size;
    }

    @Override
    public boolean hasNext() {
        return leastFar().isPresent();
    }

    @Override
    public FeedReading next() {
        return leastFar()
                .orElseThrow(() -> new NoSuchElementException("no source has a reading left"))
                .next();
    }

    @Override
    public long position() {
        return sources.stream().mapToLong(ReadingSource::position).sum();
    }

    @Override
    public OptionalLong size() {
        return sources.stream().allMatch(source -> source.size().isPresent())
                ? OptionalLong.of(
                        sources.stream().mapToLong(source -> source.size().orElseThrow()).sum())
                : OptionalLong.empty();
    }

    @Override
    public long skippedLines() {
        return sources.stream().mapToLong(ReadingSource::skippedLines).sum();
    }

    @Override
    public void close() {
        sources.forEach(ReadingSource::close);
    }
}
