package io.driftcast.series;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a series. What is null here is found from the first readings or takes its
 * default; the grid is what comes of it.
 *
 * @param interval the length of a step, as {@link StepInterval#parse} takes it
 * @param readingsPerStep how many readings complete a step; 0: only the passing of time does
 * @param seasonalPeriods season lengths in steps, the main one first; empty: from the interval
 * @param timeZone the zone in which days, months and years begin; null: UTC
 * @param aggregation how several readings of a step become its value
 * @param grace how long a step waits for readings out of order, ISO-8601, at most {@value
 *     #MAX_GRACE_STEPS} steps; null: zero
 * @param maxGap the longest gap that is bridged by missing steps, ISO-8601, {@value #MIN_GAP_STEPS}
 *     to {@value #MAX_GAP_STEPS} steps; null: 100 steps
 * @param staleAfter the silence after which the series is stale, ISO-8601; null: three steps, at
 *     least a minute
 * @param lowerBound the smallest legal value; null: none
 * @param upperBound the largest legal value; null: none
 * @param horizon how many steps ahead to forecast, 1 to 1000; null: {@value #DEFAULT_HORIZON}
 * @param trainingWindow how many of the latest steps a model is fitted to; null: {@value
 *     #DEFAULT_TRAINING_WINDOW}
 * @param group the group whose one model forecasts the series, 1 to {@value #MAX_GROUP_LENGTH}
 *     characters; null: it has one of its own
 */
public record SeriesSettings(
        @Nullable String interval,
        @Nullable Integer readingsPerStep,
        List<Integer> seasonalPeriods,
        @Nullable String timeZone,
        Aggregation aggregation,
        @Nullable String grace,
        @Nullable String maxGap,
        @Nullable String staleAfter,
        @Nullable Double lowerBound,
        @Nullable Double upperBound,
        @Nullable Integer horizon,
        @Nullable Integer trainingWindow,
        @Nullable String group) {

    public static final int DEFAULT_HORIZON = 12;
    public static final int DEFAULT_TRAINING_WINDOW = 2000;

    /** So many steps may be open at once for grace's sake. */
    public static final int MAX_GRACE_STEPS = 254;

    static final int MAX_GROUP_LENGTH = 200;
    public static final int MIN_GAP_STEPS = 2;
    public static final int MAX_GAP_STEPS = 10_000;

    /** Nothing declared. */
    public static final SeriesSettings DEFAULTS =
            new SeriesSettings(
                    null,
                    null,
                    List.of(),
                    null,
                    Aggregation.MEAN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    /** Settings without a group. */
    public SeriesSettings(
            @Nullable String interval,
            @Nullable Integer readingsPerStep,
            List<Integer> seasonalPeriods,
            @Nullable String timeZone,
            Aggregation aggregation,
            @Nullable String grace,
            @Nullable String maxGap,
            @Nullable String staleAfter,
            @Nullable Double lowerBound,
            @Nullable Double upperBound,
            @Nullable Integer horizon,
            @Nullable Integer trainingWindow) {
        this(
                interval,
                readingsPerStep,
                seasonalPeriods,
                timeZone,
                aggregation,
                grace,
                maxGap,
                staleAfter,
                lowerBound,
                upperBound,
                horizon,
                trainingWindow,
                null);
    }

    /**
     * @throws IllegalArgumentException if anything is wrong; the message lists every problem
     */
    public SeriesSettings {
        seasonalPeriods = List.copyOf(seasonalPeriods);
        List<String> problems = new ArrayList<>();
        StepInterval step = checkInterval(interval, timeZone, problems);
        checkRange("readings_per_step", readingsPerStep, 0, 1_000_000, problems);
        seasonalPeriods.forEach(m -> checkRange("seasonal_periods", m, 1, 100_000, problems));
        checkSteps("grace", grace, step, 0, MAX_GRACE_STEPS, problems);
        checkSteps("max_gap", maxGap, step, MIN_GAP_STEPS, MAX_GAP_STEPS, problems);
        checkStaleAfter(staleAfter, problems);
        checkBounds(lowerBound, upperBound, problems);
        checkRange("horizon", horizon, 1, 1000, problems);
        checkRange("training_window", trainingWindow, 10, 1_000_000, problems);
        checkGroup(group, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The zone in which days, months and years begin; all names of UTC are the same zone. */
    public ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone).normalized();
    }

    private static @Nullable StepInterval checkInterval(
            @Nullable String interval, @Nullable String timeZone, List<String> problems) {
        ZoneId zone = ZoneOffset.UTC;
        try {
            zone = timeZone == null ? zone : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            problems.add(
                    "time_zone: \"%s\" is not a zone, such as Europe/Copenhagen"
                            .formatted(timeZone));
        }
        try {
            return interval == null ? null : StepInterval.parse(interval, zone);
        } catch (IllegalArgumentException e) {
            problems.add("interval: " + e.getMessage());
            return null;
        }
    }

    private static void checkRange(
            String name, @Nullable Integer value, int from, int to, List<String> problems) {
        if (value != null && (value < from || value > to)) {
            problems.add(
                    String.format(
                            Locale.ROOT, "%s: %d is not between %d and %d", name, value, from, to));
        }
    }

    private static void checkSteps(
            String name,
            @Nullable String text,
            @Nullable StepInterval step,
            int from,
            int to,
            List<String> problems) {
        if (text == null) {
            return;
        }
        try {
            long millis = IsoDuration.toMillis(text);
            if (step != null
                    && (millis < from * step.lengthMillis() || millis > to * step.lengthMillis())) {
                problems.add(
                        String.format(
                                Locale.ROOT,
                                "%s: \"%s\" is not between %d and %d steps of %s",
                                name,
                                text,
                                from,
                                to,
                                step.iso()));
            }
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
    }

    private static void checkStaleAfter(@Nullable String staleAfter, List<String> problems) {
        try {
            if (staleAfter != null && IsoDuration.toMillis(staleAfter) == 0) {
                problems.add("stale_after: must be longer than zero");
            }
        } catch (IllegalArgumentException e) {
            problems.add("stale_after: " + e.getMessage());
        }
    }

    private static void checkGroup(@Nullable String group, List<String> problems) {
        if (group != null && (group.isBlank() || group.length() > MAX_GROUP_LENGTH)) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "group: \"%s\" is not a name of 1 to %d characters; leave it out for a model of its own",
                            group,
                            MAX_GROUP_LENGTH));
        }
    }

    private static void checkBounds(
            @Nullable Double lower, @Nullable Double upper, List<String> problems) {
        if (lower != null && !Double.isFinite(lower)) {
            problems.add("lower_bound: %s is not a finite number".formatted(lower));
        }
        if (upper != null && !Double.isFinite(upper)) {
            problems.add("upper_bound: %s is not a finite number".formatted(upper));
        }
        if (lower != null && upper != null && lower >= upper) {
            problems.add("lower_bound: %s is not below upper_bound %s".formatted(lower, upper));
        }
    }
}
