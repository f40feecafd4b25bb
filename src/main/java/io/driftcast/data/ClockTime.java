package io.driftcast.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day: hours and minutes with colons or points between, seconds and their fraction, AM or
 * PM, an offset from UTC, as wanted. 24:00 is the end of the day (ISO 8601-1/Amd 1).
 *
 * @param nanos since midnight; a whole day at most
 * @param offset from UTC; null where there is none
 */
record ClockTime(long nanos, @Nullable ZoneOffset offset) {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long MINUTE_NANOS = HOUR_NANOS / 60;
    private static final long SECOND_NANOS = MINUTE_NANOS / 60;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;

    private static final Pattern PATTERN =
            Pattern.compile(
                    "(\\d{1,2})(?:([:.h])(\\d{2})(?:\\2(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
                            + "(?:\\s*([AaPp])\\.?[Mm]\\.?)?"
                            + "(?:\\s*(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?");

    /** The start of a day. */
    static final ClockTime MIDNIGHT = new ClockTime(0, null);

    /** The start of an hour, 0 to 24. */
    static ClockTime ofHour(int hour) {
        return new ClockTime(hour * HOUR_NANOS, null);
    }

    /** Null if the text is no time of day. Hours alone need AM or PM. */
    static @Nullable ClockTime parse(String text) {
        Matcher match = PATTERN.matcher(text);
        if (!match.matches() || (match.group(3) == null && match.group(6) == null)) {
            return null;
        }
        if (".".equals(match.group(2)) && match.group(4) == null) {
            return null; // 14.30 is a number
        }
        int hour = hour(Integer.parseInt(match.group(1)), match.group(6));
        int minute = number(match.group(3));
        int second = number(match.group(4));
        if (hour < 0 || hour > 24 || minute > 59 || second > 59) {
            return null;
        }
        long nanos =
                hour * HOUR_NANOS
                        + minute * MINUTE_NANOS
                        + second * SECOND_NANOS
                        + fraction(match.group(5));
        try {
            return nanos > DAY_NANOS ? null : new ClockTime(nanos, offset(match.group(7)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int hour(int written, @Nullable String half) {
        if (half == null) {
            return written;
        }
        boolean legal = written >= 1 && written <= 12;
        return legal ? written % 12 + (half.equalsIgnoreCase("p") ? 12 : 0) : -1;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000000").substring(0, 9));
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }

    /** This time on a day. */
    WrittenTime on(LocalDate date) {
        LocalDateTime local =
                nanos == DAY_NANOS
                        ? date.plusDays(1).atStartOfDay()
                        : date.atTime(LocalTime.ofNanoOfDay(nanos));
        return new WrittenTime(local, offset);
    }
}
