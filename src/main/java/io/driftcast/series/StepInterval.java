package io.driftcast.series;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The length of a grid step on the calendar of a zone, and the numbers that it gives to steps:
 * whole intervals since 1970-01-01, negative before.
 *
 * <p>Hours, minutes and the like ({@code PT...}) are counted from the epoch, whatever the zone.
 * Days, months and years begin at midnight in the zone, so that one may have 23 or 25 hours; weeks
 * begin on Monday, and days that are whole weeks ({@code P7D}) are weeks. Week 0 is the one that
 * holds 1970-01-01.
 *
 * <p>All methods take a {@code shiftMillis}, which moves every step's start on the wall clock of
 * the zone: the same numbers, {@code shiftMillis} later. Where the wall clock leaps over a start,
 * the step begins with the leap; where the wall clock has it twice, with the first.
 *
 * <p>Immutable and thread-safe; two are equal if they have the same length and zone.
 */
public final class StepInterval {

    /** The longest step: a hundred years. */
    public static final long MAX_LENGTH_MILLIS = IsoDuration.MAX_MILLIS / 10;

    private static final long DAY = IsoDuration.DAY_MILLIS;

    /** The Monday before 1970-01-01, which was a Thursday. */
    private static final long FIRST_MONDAY = -3 * DAY;

    private final String iso;
    private final ZoneId zone;
    private final int months;
    private final long lengthMillis;
    private final long origin;
    private final long fixedOffset;
    private final @Nullable ZoneRules rules;

    private StepInterval(String iso, ZoneId zone, int months, long length, long origin) {
        this.iso = iso;
        this.zone = zone;
        this.months = months;
        this.lengthMillis = length;
        this.origin = origin;
        ZoneRules zoneRules = zone.getRules();
        boolean onEpoch = iso.startsWith("PT");
        boolean plain = onEpoch || zoneRules.isFixedOffset();
        this.rules = plain ? null : zoneRules;
        this.fixedOffset = onEpoch || !plain ? 0 : offsetMillis(zoneRules.getOffset(Instant.EPOCH));
    }

    /**
     * Reads an ISO-8601 duration, either of time (PT10M) or of weeks and days (P1W, P1D), or of
     * years and months (P3M, P1Y).
     *
     * @param iso at least a millisecond and at most a hundred years
     * @throws IllegalArgumentException if it is not one of these
     */
    public static StepInterval parse(String iso, ZoneId zone) {
        String upper = iso.strip().toUpperCase(Locale.ROOT);
        StepInterval interval;
        try {
            interval =
                    upper.startsWith("PT")
                            ? ofTime(Duration.parse(upper), zone)
                            : ofDate(Period.parse(upper), zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an interval: give one as in PT10M, P1D, P1W, P1M or P1Y"
                            .formatted(iso),
                    e);
        }
        if (interval.lengthMillis < 1 || interval.lengthMillis > MAX_LENGTH_MILLIS) {
            throw new IllegalArgumentException(
                    "\"%s\" must be between a millisecond and 100 years".formatted(iso));
        }
        return interval;
    }

    /** The interval of so many milliseconds, counted from the epoch. */
    public static StepInterval ofMillis(long millis, ZoneId zone) {
        return ofTime(Duration.ofMillis(millis), zone);
    }

    private static StepInterval ofTime(Duration length, ZoneId zone) {
        if (length.toNanos() % 1_000_000 != 0) {
            throw new DateTimeException("not whole milliseconds");
        }
        return new StepInterval(length.toString(), zone, 0, length.toMillis(), 0);
    }

    private static StepInterval ofDate(Period length, ZoneId zone) {
        int months = Math.toIntExact(length.toTotalMonths());
        int days = Math.toIntExact(length.get(ChronoUnit.DAYS));
        if (months != 0 && days != 0) {
            throw new DateTimeException("months and days have no common grid");
        }
        if (days == 0) {
            String iso = months % 12 == 0 ? "P" + months / 12 + "Y" : "P" + months + "M";
            return new StepInterval(iso, zone, months, months * IsoDuration.MONTH_MILLIS, 0);
        }
        return days % 7 == 0
                ? new StepInterval("P" + days / 7 + "W", zone, 0, days * DAY, FIRST_MONDAY)
                : new StepInterval("P" + days + "D", zone, 0, days * DAY, 0);
    }

    /** The length in ISO-8601, in its shortest form: {@code PT1M} for {@code PT60S}. */
    public String iso() {
        return iso;
    }

    /** The zone in which days, months and years begin. */
    public ZoneId zone() {
        return zone;
    }

    /** The length in months; 0 if it is not one of months or years. */
    public int months() {
        return months;
    }

    /** The length in milliseconds, on average where months and years are concerned. */
    public long lengthMillis() {
        return lengthMillis;
    }

    /**
     * Whether all steps are equally long on the wall clock, as they are but for months and years.
     */
    public boolean hasFixedLength() {
        return months == 0;
    }

    /**
     * The number of the step that holds an instant: its start is at or before it, the next one's
     * start after it.
     */
    public long stepOf(long epochMillis, long shiftMillis) {
        long step = localStep(toLocal(epochMillis) - shiftMillis);
        if (rules == null) {
            return step;
        }
        // Near a change of the clock the wall clock may point to a neighbour.
        while (epochMillis < startOf(step, shiftMillis)) {
            step--;
        }
        while (epochMillis >= startOf(step + 1, shiftMillis)) {
            step++;
        }
        return step;
    }

    /** The instant at which a step starts, in epoch milliseconds. */
    public long startOf(long step, long shiftMillis) {
        return toInstant(localStart(step) + shiftMillis);
    }

    /** How far an instant lies behind the start of its unshifted step, in milliseconds. */
    public long positionOf(long epochMillis) {
        return epochMillis - startOf(stepOf(epochMillis, 0), 0);
    }

    private long localStep(long local) {
        if (months == 0) {
            return Math.floorDiv(local - origin, lengthMillis);
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
        return Math.floorDiv((date.getYear() - 1970) * 12L + date.getMonthValue() - 1, months);
    }

    private long localStart(long step) {
        if (months == 0) {
            return step * lengthMillis + origin;
        }
        long month = step * months;
        int year = Math.toIntExact(1970 + Math.floorDiv(month, 12L));
        return LocalDate.of(year, Math.floorMod(month, 12) + 1, 1).toEpochDay() * DAY;
    }

    private long toLocal(long epochMillis) {
        return rules == null
                ? epochMillis + fixedOffset
                : epochMillis + offsetMillis(rules.getOffset(Instant.ofEpochMilli(epochMillis)));
    }

    private long toInstant(long local) {
        if (rules == null) {
            return local - fixedOffset;
        }
        LocalDateTime wall =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(local, 1000L),
                        Math.floorMod(local, 1000) * 1_000_000,
                        ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(wall);
        if (transition != null && transition.isGap()) {
            return transition.toEpochSecond() * 1000;
        }
        return local - offsetMillis(rules.getOffset(wall));
    }

    private static long offsetMillis(ZoneOffset offset) {
        return offset.getTotalSeconds() * 1000L;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepInterval that && iso.equals(that.iso) && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return 31 * iso.hashCode() + zone.hashCode();
    }

    @Override
    public String toString() {
        return iso + " in " + zone;
    }
}
