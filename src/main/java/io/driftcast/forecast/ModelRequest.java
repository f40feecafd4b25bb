package io.driftcast.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model beside its name.
 *
 * @param period the main season's length in steps, 1 for none
 * @param constant the constant of ARMA-like models; null for the model's own default
 * @param holidays days that stand out, for models that know of dates
 * @param seed where randomness begins, for models that have some
 * @param horizon how many steps ahead are to be forecast at once, for models that learn that; 0 for
 *     one, fed back for the steps after it, which takes too long in a stream
 * @param mayCrossZero whether values at or below 0 may come though the series has none: then an
 *     automatic choice takes a model of positive values only where the series is far from 0
 */
public record ModelRequest(
        int period,
        @Nullable Constant constant,
        List<LocalDate> holidays,
        long seed,
        int horizon,
        boolean mayCrossZero) {

    /** The constant of a model that may be differenced. */
    public enum Constant {
        /** There is none. */
        NONE,
        /** The mean of the series. */
        MEAN,
        /** The slope a step. */
        DRIFT
    }

    /**
     * @throws IllegalArgumentException if the horizon is negative
     */
    public ModelRequest {
        if (horizon < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a horizon of %d steps", horizon));
        }
        holidays = List.copyOf(holidays);
    }

    /** Nothing but the name. */
    public static ModelRequest of(int period) {
        return new ModelRequest(period, null, List.of(), 1, 0, false);
    }

    /** The same with another season. */
    public ModelRequest withPeriod(int steps) {
        return new ModelRequest(steps, constant, holidays, seed, horizon, mayCrossZero);
    }

    /** The same with another horizon. */
    public ModelRequest withHorizon(int steps) {
        return new ModelRequest(period, constant, holidays, seed, steps, mayCrossZero);
    }

    /** The same with or without values that may come at or below 0. */
    public ModelRequest withMayCrossZero(boolean may) {
        return new ModelRequest(period, constant, holidays, seed, horizon, may);
    }
}
