package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a source's readings evenly over time, whatever their own times are: for series of years and
 * of minutes side by side. An interrupt while waiting ends the source and stays set.
 */
public final class PacedSource extends WrappedSource {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final Pacer pacer;
    private @Nullable Instant start;
    private long given;

    /**
     * @param source closed with this source
     * @param perSecond how many readings a second, above 0
     */
    public PacedSource(ReadingSource source, double perSecond, Pacer pacer) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(perSecond + " readings a second: give more than 0");
        }
        super(source);
        this.perSecond = perSecond;
        this.pacer = pacer;
    }

    @Override
    public boolean hasNext() {
        return source.hasNext() && awaitTurn();
    }

    private boolean awaitTurn() {
        Instant begun = start;
        if (begun == null) {
            begun = pacer.now();
            start = begun;
        }
        Instant turn = begun.plusNanos((long) (given / perSecond * NANOS_PER_SECOND));
        try {
            for (Duration left = Duration.between(pacer.now(), turn);
                    left.isPositive();
                    left = Duration.between(pacer.now(), turn)) {
                pacer.sleep(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public FeedReading next() {
        given++;
        return source.next();
    }
}
