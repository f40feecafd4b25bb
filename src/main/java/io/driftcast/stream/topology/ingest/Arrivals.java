package io.driftcast.stream.topology.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * When readings really arrived, where the times of their records say otherwise. A record's time is
 * believed for what is written, so that equal runs stay equal; but it alone neither makes a series
 * silent nor a reading one of the future. For one thread.
 */
final class Arrivals {

    /** Records of producers with right clocks, read without delay, are not so far off. */
    private static final long OFF_MILLIS = 5_000;

    private final long maxFutureMillis;
    private final Map<String, Long> heard = new HashMap<>();

    /**
     * @param maxFutureMillis how far ahead of its arrival a reading may have been observed
     */
    Arrivals(long maxFutureMillis) {
        this.maxFutureMillis = maxFutureMillis;
    }

    /**
     * When a reading arrived: the time of its record, unless it would be too far ahead of that one
     * and is not too far ahead of now.
     */
    long of(long observedAt, long recordTime, long now) {
        boolean aheadOfRecord = observedAt - recordTime > maxFutureMillis;
        return aheadOfRecord && observedAt - now <= maxFutureMillis ? now : recordTime;
    }

    /** A reading of a series was taken. */
    void heard(String seriesId, long recordTime, long now) {
        if (Math.abs(now - recordTime) > OFF_MILLIS) {
            heard.put(seriesId, now);
        } else if (!heard.isEmpty()) {
            heard.remove(seriesId);
        }
    }

    /**
     * When a series was last heard.
     *
     * @param recordTime the time of its latest record
     */
    long lastOf(String seriesId, long recordTime) {
        return heard.getOrDefault(seriesId, recordTime);
    }
}
