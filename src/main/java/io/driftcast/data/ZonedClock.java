package io.driftcast.data;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the instants of the times that a clock on a wall shows. In the hour that comes twice when
 * summer ends, a series goes through it once with the offset of summer, and from the reading on
 * that is not after the one before it with that of winter; newest first, the other way round. In
 * the hour that is leapt over there is no time. Not thread-safe.
 */
final class ZonedClock {
    private final ZoneId zone;
    private final boolean newestFirst;
    private final Map<String, Instant> latest = new HashMap<>();

    /**
     * @param zone of the times without an offset
     */
    ZonedClock(ZoneId zone, boolean newestFirst) {
        this.zone = zone;
        this.newestFirst = newestFirst;
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * The instant of a time; empty if the clock leaps over it.
     *
     * @param series whose reading was taken then
     */
    Optional<Instant> instant(WrittenTime time, String series) {
        ZoneOffset offset = time.offset();
        if (offset != null) {
            return Optional.of(time.local().toInstant(offset));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.local());
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        if (zone.getRules().isFixedOffset()) {
            return Optional.of(time.local().toInstant(offsets.getFirst()));
        }
        Instant first =
                time.local().toInstant(newestFirst ? offsets.getLast() : offsets.getFirst());
        Instant second =
                time.local().toInstant(newestFirst ? offsets.getFirst() : offsets.getLast());
        Instant before = latest.get(series);
        boolean again =
                before != null && (newestFirst ? !first.isBefore(before) : !first.isAfter(before));
        Instant instant = again ? second : first;
        latest.put(series, instant);
        return Optional.of(instant);
    }
}
