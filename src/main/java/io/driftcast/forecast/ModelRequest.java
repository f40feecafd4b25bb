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
 * @param zero what 0 is on the scale of the values
 */
public record ModelRequest(
        int period,
        @Nullable Constant constant,
        List<LocalDate> holidays,
        long seed,
        int horizon,
        Zero zero) {

    /** The constant of a model that may be differenced. */
    public enum Constant {
        /** There is none. */
        NONE,
        /** The mean of the series. */
        MEAN,
        /** The slope a step. */
        DRIFT
    }

    /** What the number 0 is on the scale of the values. */
    public enum Zero {
        /** A bound: a series that lies above it stays above it. */
        BOUND,
        /**
         * A value that may be reached or crossed though the series has not yet: an automatic choice
         * takes a model of positive values only where the series is far from 0.
         */
        WITHIN_REACH,
        /**
         * A mark that means nothing, as that of logarithms, which lies wherever the unit of the
         * values has it: an automatic choice takes no model to which it matters.
         */
        ARBITRARY
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
        return new ModelRequest(period, null, List.of(), 1, 0, Zero.BOUND);
    }

    /** The same with another season. */
    public ModelRequest withPeriod(int steps) {
        return new ModelRequest(steps, constant, holidays, seed, horizon, zero);
    }

    /** The same with another horizon. */
    public ModelRequest withHorizon(int steps) {
        return new ModelRequest(period, constant, holidays, seed, steps, zero);
    }

    /** The same on a scale with another 0. */
    public ModelRequest withZero(Zero other) {
        return new ModelRequest(period, constant, holidays, seed, horizon, other);
    }
}
