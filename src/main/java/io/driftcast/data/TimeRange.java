package io.driftcast.data;

import java.time.Instant;

/** The times a reading may have: from the start of 1700 to the end of 2200, UTC. */
final class TimeRange {
    static final int FIRST_YEAR = 1700;
    static final int LAST_YEAR = 2200;

    /** The range as messages name it. */
    static final String WORDS = FIRST_YEAR + " to " + LAST_YEAR;

    private static final Instant START = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");
    private static final Instant END = Instant.parse((LAST_YEAR + 1) + "-01-01T00:00:00Z");

    private TimeRange() {}

    static boolean contains(Instant time) {
        return !time.isBefore(START) && time.isBefore(END);
    }
}
