package io.driftcast.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model beside its name.
 *
 * @param period the main season's length in steps, 1 for none
 * @param constant the constant of ARMA-like models; null for the model's own default
 * @param holidays days that stand out, for models that know of dates
 * @param seed where randomness begins, for models that have some
 */
public record ModelRequest(
        int period, @Nullable Constant constant, List<LocalDate> holidays, long seed) {

    /** The constant of a model that may be differenced. */
    public enum Constant {
        /** There is none. */
        NONE,
        /** The mean of the series. */
        MEAN,
        /** The slope a step. */
        DRIFT
    }

    public ModelRequest {
        holidays = List.copyOf(holidays);
    }

    /** Nothing but the name. */
    public static ModelRequest of(int period) {
        return new ModelRequest(period, null, List.of(), 1);
    }
}
