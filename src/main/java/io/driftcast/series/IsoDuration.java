package io.driftcast.series;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * ISO-8601 lengths of time in milliseconds. Where no date says how long a month or a year is, they
 * count with the Gregorian mean: 365.2425 days a year, a twelfth of it a month.
 */
public final class IsoDuration {

    public static final long DAY_MILLIS = 86_400_000L;
    public static final long MONTH_MILLIS = 2_629_746_000L;

    /** The longest length of time that is taken: a thousand years. */
    static final long MAX_MILLIS = 12_000 * MONTH_MILLIS;

    private IsoDuration() {}

    /**
     * The length of {@code text}, zero or more.
     *
     * @throws IllegalArgumentException if it is not ISO-8601, negative, or above a thousand years
     */
    public static long toMillis(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        int time = upper.indexOf('T');
        long millis;
        try {
            long ofDate = time == 1 ? 0 : ofPeriod(time < 0 ? upper : upper.substring(0, time));
            long ofTime = time < 0 ? 0 : Duration.parse("P" + upper.substring(time)).toMillis();
            millis = Math.addExact(ofDate, ofTime);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an ISO-8601 duration, such as PT5M or P2D".formatted(text), e);
        }
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "\"%s\" must be between zero and 1000 years".formatted(text));
        }
        return millis;
    }

    private static long ofPeriod(String text) {
        Period period = Period.parse(text);
        return Math.addExact(
                Math.multiplyExact(period.toTotalMonths(), MONTH_MILLIS),
                period.get(ChronoUnit.DAYS) * DAY_MILLIS);
    }
}
