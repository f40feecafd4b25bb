package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The first part of every series of a source, or what follows it. Both parts together are the
 * source, each in its order.
 */
public final class PartSource extends WrappedSource {

    /** Which part. */
    public enum Part {
        FIRST,
        REST
    }

    private final Map<String, Long> firstSizes;
    private final Part part;
    private final Map<String, Long> seen = new HashMap<>();
    private @Nullable FeedReading ahead;

    /**
     * @param source closed with this source
     * @param firstSizes how many readings of each series belong to the first part
     */
    public PartSource(ReadingSource source, Map<String, Long> firstSizes, Part part) {
        super(source);
        this.firstSizes = firstSizes;
        this.part = part;
    }

    /** How many readings each series of a source has; reads the source to its end. */
    public static Map<String, Long> count(ReadingSource source) {
        Map<String, Long> counts = new HashMap<>();
        while (source.hasNext()) {
            counts.merge(source.next().seriesId(), 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && source.hasNext()) {
            FeedReading reading = source.next();
            long index = seen.merge(reading.seriesId(), 1L, Long::sum);
            boolean first = index <= firstSizes.getOrDefault(reading.seriesId(), 0L);
            if (first == (part == Part.FIRST)) {
                ahead = reading;
            }
        }
        return ahead != null;
    }

    @Override
    public FeedReading next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("no reading after the last of this part");
        }
        FeedReading reading = ahead;
        ahead = null;
        return reading;
    }
}
