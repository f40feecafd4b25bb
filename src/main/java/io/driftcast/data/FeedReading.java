package io.driftcast.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One measurement on its way to the readings topic.
 *
 * @param seriesId the series; not blank
 * @param observedAt when it was measured, cut to milliseconds as the topic keeps it; years 1700 to
 *     2200
 * @param value the measurement, finite; null where it is known to be missing
 * @param unit the unit of the value, for people; null if not known
 */
public record FeedReading(
        String seriesId, Instant observedAt, @Nullable Double value, @Nullable String unit) {

    /**
     * @throws IllegalArgumentException if the id is blank, the time outside the years 1700 to 2200,
     *     or the value not finite
     */
    public FeedReading {
        if (seriesId.isBlank()) {
            throw new IllegalArgumentException("a reading needs a series id");
        }
        if (!TimeRange.contains(observedAt)) {
            throw new IllegalArgumentException(
                    "%s: %s is outside the years %s"
                            .formatted(seriesId, observedAt, TimeRange.WORDS));
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s at %s: %s is not a finite number".formatted(seriesId, observedAt, value));
        }
        observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
