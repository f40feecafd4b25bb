package io.driftcast.series.grid;

import static io.driftcast.series.IsoDuration.DAY_MILLIS;
import static io.driftcast.series.IsoDuration.MONTH_MILLIS;

import io.driftcast.series.StepInterval;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The lengths that people give to steps, and how a measured one becomes one of them. */
final class NiceIntervals {

    private static final List<String> TEXTS =
            List.of(
                    "PT0.001S",
                    "PT0.002S",
                    "PT0.005S",
                    "PT0.01S",
                    "PT0.02S",
                    "PT0.05S",
                    "PT0.1S",
                    "PT0.2S",
                    "PT0.25S",
                    "PT0.5S",
                    "PT1S",
                    "PT2S",
                    "PT5S",
                    "PT10S",
                    "PT15S",
                    "PT20S",
                    "PT30S",
                    "PT1M",
                    "PT2M",
                    "PT5M",
                    "PT10M",
                    "PT15M",
                    "PT20M",
                    "PT30M",
                    "PT1H",
                    "PT2H",
                    "PT3H",
                    "PT4H",
                    "PT6H",
                    "PT8H",
                    "PT12H",
                    "P1D",
                    "P1W",
                    "P1M",
                    "P3M",
                    "P1Y");

    /** What times of day are rounded to. */
    private static final List<StepInterval> UNITS =
            TEXTS.stream()
                    .map(text -> StepInterval.parse(text, ZoneOffset.UTC))
                    .filter(each -> each.lengthMillis() <= DAY_MILLIS)
                    .toList();

    /** How far from a nice length a measured one may be, as a share of the nice one. */
    private static final double SNAP = 0.10;

    /** The same where the spacing is so even that the difference is no accident. */
    private static final double SNAP_EXACT = 0.03;

    private static final int DAYS_AT_MOST = 25;

    private final ZoneId zone;
    private final List<StepInterval> all;

    NiceIntervals(ZoneId zone) {
        this.zone = zone;
        this.all = TEXTS.stream().map(text -> StepInterval.parse(text, zone)).toList();
    }

    /** The nice intervals of fixed length within a range of milliseconds, the shortest first. */
    Stream<StepInterval> between(double from, double to) {
        return all.stream()
                .filter(StepInterval::hasFixedLength)
                .filter(each -> each.lengthMillis() >= from && each.lengthMillis() <= to);
    }

    /** The shortest nice interval that is at least so long; the longest there is if none is. */
    StepInterval atLeast(double millis) {
        for (StepInterval each : all) {
            if (each.lengthMillis() >= millis) {
                return each;
            }
        }
        return all.getLast();
    }

    /**
     * The interval that a measured spacing stands for: a nice one if it is near, otherwise the
     * measured one, rounded.
     *
     * @param millis the spacing; brought within a millisecond and a hundred years
     * @param uncertainty how well it is known, in milliseconds
     * @param exact whether it was nearly the same each time
     */
    StepInterval near(double millis, double uncertainty, boolean exact) {
        double length = Math.clamp(millis, 1, StepInterval.MAX_LENGTH_MILLIS);
        for (StepInterval each : all) {
            double off = Math.abs(length - each.lengthMillis()) / each.lengthMillis();
            if (off <= (exact ? SNAP_EXACT : SNAP)) {
                return each;
            }
        }
        return rounded(length, Math.max(uncertainty, length / 100));
    }

    private StepInterval rounded(double millis, double tolerance) {
        long days = Math.round(millis / DAY_MILLIS);
        long months = Math.round(millis / MONTH_MILLIS);
        boolean wholeMonths = Math.abs(millis - months * MONTH_MILLIS) <= 0.05 * millis;
        if (days > DAYS_AT_MOST && wholeMonths) {
            return StepInterval.parse("P" + months + "M", zone);
        }
        boolean wholeDays = Math.abs(millis - days * DAY_MILLIS) <= 0.02 * millis;
        if (days > 0 && wholeDays) {
            return StepInterval.parse("P" + days + "D", zone);
        }
        return StepInterval.ofMillis(round(millis, millis, tolerance), zone);
    }

    /**
     * A value rounded to a multiple of the longest nice length that changes it by no more than a
     * tolerance; of a millisecond if none does.
     *
     * @param longest the longest length to round to, in milliseconds
     */
    static long round(double millis, double longest, double tolerance) {
        for (StepInterval unit : UNITS.reversed()) {
            long length = unit.lengthMillis();
            long rounded = Math.round(millis / length) * length;
            if (length <= longest && Math.abs(rounded - millis) <= tolerance) {
                return rounded;
            }
        }
        return Math.round(millis);
    }
}
