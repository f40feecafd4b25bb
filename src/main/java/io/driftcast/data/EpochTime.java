package io.driftcast.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times counted from 1970-01-01 UTC, in seconds or parts of them, told apart by their size: all
 * from 2001-09-09 on.
 */
final class EpochTime {
    private static final double SECONDS_FROM = 1e9;
    private static final double SECONDS_TO = 7.3e9;
    private static final int NANO_DIGITS = 9;

    private EpochTime() {}

    /**
     * The time; null if the text is no number of this size.
     *
     * @param digits how many decimal places of a second one unit is: 0, 3, 6 or 9
     */
    static @Nullable WrittenTime parse(String text, int digits) {
        double amount = Numbers.parse(text);
        double unit = Math.pow(10, digits);
        if (!(amount >= SECONDS_FROM * unit && amount < SECONDS_TO * unit)) {
            return null;
        }
        BigDecimal nanos = new BigDecimal(text).movePointRight(NANO_DIGITS - digits);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.TEN.pow(NANO_DIGITS));
        Instant time = Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
        return new WrittenTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
