package io.driftcast.evaluation;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.UnfittableSeriesException;

/**
 * A model that takes part in a backtest.
 *
 * @param name as it is asked for
 * @param fitter makes it
 */
public record Contestant(String name, ModelFitter fitter) {

    /** One that cannot take part, for the reason given. */
    public static Contestant absent(String name, String reason) {
        return new Contestant(
                name,
                _ -> {
                    throw new UnfittableSeriesException(reason);
                });
    }
}
