package io.driftcast.stream.topology.ingest;

import io.driftcast.platform.metrics.StreamMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds times that were sent in another unit than milliseconds. Taken for milliseconds they are
 * valid, in January or February of 1970, so that they cannot be refused: measurements of that time
 * exist. They are counted, and each series is named once, as far as a log can bear it.
 *
 * <p>Suspect is a time that lies within a year of its arrival when it is read in a coarser unit:
 * nine hours of 1970 for seconds, minutes for the others. For one thread.
 */
final class TimeUnits {

    private static final Logger LOG = LoggerFactory.getLogger(TimeUnits.class);
    private static final int NAMED = 100;
    private static final long NEAR = Duration.ofDays(366).toMillis();
    private static final List<TimeUnit> OTHERS =
            List.of(TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS);

    /** No other unit's number of a year before this one is so large. */
    private static final long LARGEST = Duration.ofDays(60).toMillis();

    private final StreamMeters meters;
    private final Set<String> named = new HashSet<>();

    TimeUnits(StreamMeters meters) {
        this.meters = meters;
    }

    /** Looks at the time of a reading that was taken. */
    void check(String seriesId, long observedAt, long arrivedAt) {
        if (observedAt <= 0 || observedAt > LARGEST) {
            return;
        }
        for (TimeUnit unit : OTHERS) {
            if (Math.abs(unit.toMillis(observedAt) - arrivedAt) <= NEAR) {
                meters.suspectTime();
                warn(seriesId, observedAt, unit);
            }
        }
    }

    private void warn(String seriesId, long observedAt, TimeUnit unit) {
        if (named.size() < NAMED && named.add(seriesId)) {
            LOG.warn(
                    "'{}': observed_at {} was sent as the number {}, which are {} since 1970 as it seems: send milliseconds; driftcast.readings_of_another_unit counts these readings",
                    seriesId,
                    Instant.ofEpochMilli(observedAt),
                    observedAt,
                    unit);
        }
    }
}
