package io.driftcast.edge.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast readings are sent: as many seconds of event time a second as {@code factor} says, or as
 * fast as they go where it is infinite.
 *
 * @param factor above 0; 60 sends an hour of readings a minute; infinite: full speed
 * @param pacedFrom readings before this time go at full speed; null: paced from the first
 */
public record ReplaySpeed(double factor, @Nullable Instant pacedFrom) {

    /** As fast as the brokers take them. */
    public static final ReplaySpeed FULL = new ReplaySpeed(Double.POSITIVE_INFINITY, null);

    /**
     * @throws IllegalArgumentException if the factor is not above 0
     */
    public ReplaySpeed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException(
                    "a replay's speed is %s; give a number above 0, such as 60 for an hour a minute"
                            .formatted(factor));
        }
    }

    /** At a multiple of event time, from the first reading on. */
    public static ReplaySpeed times(double factor) {
        return new ReplaySpeed(factor, null);
    }

    /** What lies before an instant at full speed, then at a multiple of event time. */
    public static ReplaySpeed timesFrom(double factor, Instant pacedFrom) {
        return new ReplaySpeed(factor, pacedFrom);
    }

    boolean isFull() {
        return Double.isInfinite(factor);
    }
}
