package io.driftcast.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Declaration} in the making; each method sets the component of its name. */
public final class DeclarationBuilder {

    private @Nullable String interval;
    private @Nullable Integer readingsPerStep;
    private List<Integer> seasonalPeriods = List.of();
    private @Nullable String timeZone;
    private Aggregation aggregation = Aggregation.MEAN;
    private @Nullable String grace;
    private @Nullable String maxGap;
    private @Nullable String staleAfter;
    private @Nullable Double lowerBound;
    private @Nullable Double upperBound;
    private @Nullable Integer horizon;
    private @Nullable Integer trainingWindow;
    private List<String> models = List.of();
    private @Nullable String transform;
    private @Nullable String group;

    DeclarationBuilder() {}

    /** See {@link Declaration#interval}. */
    public DeclarationBuilder interval(@Nullable String value) {
        interval = value;
        return this;
    }

    /** See {@link Declaration#readingsPerStep}. */
    public DeclarationBuilder readingsPerStep(@Nullable Integer value) {
        readingsPerStep = value;
        return this;
    }

    /** See {@link Declaration#seasonalPeriods}. */
    public DeclarationBuilder seasonalPeriods(List<Integer> value) {
        seasonalPeriods = value;
        return this;
    }

    /** See {@link Declaration#timeZone}. */
    public DeclarationBuilder timeZone(@Nullable String value) {
        timeZone = value;
        return this;
    }

    /** See {@link Declaration#aggregation}. */
    public DeclarationBuilder aggregation(Aggregation value) {
        aggregation = value;
        return this;
    }

    /** See {@link Declaration#grace}. */
    public DeclarationBuilder grace(@Nullable String value) {
        grace = value;
        return this;
    }

    /** See {@link Declaration#maxGap}. */
    public DeclarationBuilder maxGap(@Nullable String value) {
        maxGap = value;
        return this;
    }

    /** See {@link Declaration#staleAfter}. */
    public DeclarationBuilder staleAfter(@Nullable String value) {
        staleAfter = value;
        return this;
    }

    /** See {@link Declaration#lowerBound}. */
    public DeclarationBuilder lowerBound(@Nullable Double value) {
        lowerBound = value;
        return this;
    }

    /** See {@link Declaration#upperBound}. */
    public DeclarationBuilder upperBound(@Nullable Double value) {
        upperBound = value;
        return this;
    }

    /** See {@link Declaration#horizon}. */
    public DeclarationBuilder horizon(@Nullable Integer value) {
        horizon = value;
        return this;
    }

    /** See {@link Declaration#trainingWindow}. */
    public DeclarationBuilder trainingWindow(@Nullable Integer value) {
        trainingWindow = value;
        return this;
    }

    /** See {@link Declaration#models}. */
    public DeclarationBuilder models(List<String> value) {
        models = value;
        return this;
    }

    /** See {@link Declaration#transform}. */
    public DeclarationBuilder transform(@Nullable String value) {
        transform = value;
        return this;
    }

    /** See {@link Declaration#group}. */
    public DeclarationBuilder group(@Nullable String value) {
        group = value;
        return this;
    }

    /**
     * The declaration.
     *
     * @throws IllegalArgumentException if anything is wrong; the message lists every problem
     */
    public Declaration build() {
        return new Declaration(
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
                models,
                transform,
                group);
    }
}
