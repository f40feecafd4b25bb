package io.driftcast.edge.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Which sample home to generate. The same plan gives the same readings.
 *
 * @param seed of everything random
 * @param days how many days of readings, {@value #MIN_DAYS} to {@value #MAX_DAYS}
 * @param until no reading is observed later than this
 * @param pace the time between two readings of most sensors, 5 minutes to an hour; power is read
 *     three times a pace, the kitchen's carbon dioxide at two thirds of it, the weather at twice it
 */
public record SmartHomePlan(long seed, int days, Instant until, Duration pace) {
    /** As many as the faults need to find room. */
    static final int MIN_DAYS = 2;

    /** A year, some 1.2 million readings at the default pace: they are made in memory. */
    static final int MAX_DAYS = 366;

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if days or pace are out of range
     */
    public SmartHomePlan {
        if (days < MIN_DAYS || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a sample home of %d days: choose %d to %d",
                            days,
                            MIN_DAYS,
                            MAX_DAYS));
        }
        if (pace.compareTo(SHORTEST) < 0 || pace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a pace of %s: choose %s to %s".formatted(pace, SHORTEST, LONGEST));
        }
    }

    /** Readings every 15 minutes. */
    public SmartHomePlan(long seed, int days, Instant until) {
        this(seed, days, until, Duration.ofMinutes(15));
    }

    Instant start() {
        return until.minus(Duration.ofDays(days));
    }
}
