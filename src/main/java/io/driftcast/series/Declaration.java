package io.driftcast.series;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a series, for all applications. What is null here is found from the first
 * readings or takes its default; the grid is what comes of it.
 *
 * @param interval the length of a step, as {@link StepInterval#parse} takes it
 * @param readingsPerStep how many readings complete a step; 0: only the passing of time does
 * @param seasonalPeriods season lengths in steps, the main one first, at most {@value
 *     Limits#SEASONS} of at most {@value Limits#SEASON_STEPS}; empty: from the interval
 * @param timeZone the zone in which days, months and years begin; null: UTC
 * @param aggregation how several readings of a step become its value
 * @param grace how long a step waits for readings out of order, ISO-8601, at most {@value
 *     #MAX_GRACE_STEPS} steps; null: zero
 * @param maxGap the longest gap that is bridged by missing steps, ISO-8601, {@value #MIN_GAP_STEPS}
 *     to {@value #MAX_GAP_STEPS} steps; null: 100 steps, at least a day
 * @param staleAfter the silence after which the series is stale, ISO-8601; null: three steps, at
 *     least a minute
 * @param lowerBound the smallest legal value; null: none
 * @param upperBound the largest legal value; null: none
 * @param horizon how many steps ahead to forecast, 1 to 1000; null: {@value #DEFAULT_HORIZON}
 * @param trainingWindow how many of the latest steps a model is fitted to; null: {@value
 *     #DEFAULT_TRAINING_WINDOW}
 * @param models names of forecasters, at most {@value Limits#MODELS}; of several the trainer
 *     prefers one, of none it takes the usual ones, for a group {@value #GROUP_MODEL}
 * @param transform the scale on which they are fitted; null: the series' own
 * @param group the group whose one model forecasts the series, 1 to {@value Limits#GROUP_CHARS}
 *     characters; null: it has one of its own
 */
public record Declaration(
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
        List<String> models,
        @Nullable String transform,
        @Nullable String group) {

    public static final int DEFAULT_HORIZON = 12;
    public static final int DEFAULT_TRAINING_WINDOW = 2000;

    /** So many steps may be open at once for grace's sake. */
    public static final int MAX_GRACE_STEPS = 254;

    public static final int MIN_GAP_STEPS = 2;
    public static final int MAX_GAP_STEPS = 100_000;

    /** The model of a group that names none. */
    private static final String GROUP_MODEL = "lstm";

    /** Nothing is declared. */
    public static final Declaration NOTHING = builder().build();

    /**
     * @throws IllegalArgumentException if anything is wrong; the message lists every problem
     */
    public Declaration {
        seasonalPeriods = List.copyOf(seasonalPeriods);
        models = List.copyOf(models);
        DeclarationProblems problems = new DeclarationProblems();
        StepInterval step = problems.interval(interval, timeZone);
        problems.range("readings_per_step", readingsPerStep, 0, 1_000_000);
        if (problems.size("seasonal_periods", seasonalPeriods, Limits.SEASONS)) {
            seasonalPeriods.forEach(
                    m -> problems.range("seasonal_periods", m, 1, Limits.SEASON_STEPS));
        }
        problems.steps("grace", grace, step, 0, MAX_GRACE_STEPS);
        problems.steps("max_gap", maxGap, step, MIN_GAP_STEPS, MAX_GAP_STEPS);
        problems.staleAfter(staleAfter);
        problems.bounds(lowerBound, upperBound);
        problems.range("horizon", horizon, 1, 1000);
        problems.range("training_window", trainingWindow, 10, 1_000_000);
        if (problems.size("models", models, Limits.MODELS)) {
            models.forEach(name -> problems.text("models", name));
        }
        problems.text("transform", transform);
        problems.group(group, Limits.GROUP_CHARS);
        problems.throwIfAny();
    }

    /** One that declares nothing yet. */
    public static DeclarationBuilder builder() {
        return new DeclarationBuilder();
    }

    /** The zone in which days, months and years begin; all names of UTC are the same zone. */
    public ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone).normalized();
    }

    /** Whether a reading may have this value, or NaN for none. */
    public boolean isLegal(double value) {
        return !(lowerBound != null && value < lowerBound)
                && !(upperBound != null && value > upperBound);
    }

    /** How many steps ahead to forecast. */
    public int stepsAhead() {
        return horizon == null ? DEFAULT_HORIZON : horizon;
    }

    /** How many of the latest steps a model is fitted to. */
    public int stepsToLearnFrom() {
        return trainingWindow == null ? DEFAULT_TRAINING_WINDOW : trainingWindow;
    }

    /** The name of the one model that all members of a group share. */
    public String groupModel() {
        return models.isEmpty() ? GROUP_MODEL : models.getFirst();
    }

    /** Whether this asks for the same models, fitted the same way, as another declaration. */
    public boolean asksForModelsOf(Declaration other) {
        return models.equals(other.models)
                && Objects.equals(transform, other.transform)
                && stepsAhead() == other.stepsAhead()
                && Objects.equals(group, other.group);
    }
}
