package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.ModelRequest.Constant;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as users name it, {@code [m]} standing for the season of whatever series it meets.
 *
 * @param name one that {@link ModelCatalogue} knows
 * @param constant what is asked for beside the name, null for the model's own default
 */
record NamedModel(String name, @Nullable Constant constant) {

    private static final String SEASON = "[m]";

    static NamedModel of(String name) {
        return new NamedModel(name, null);
    }

    /** Whether it means anything to a series with this season. */
    boolean fits(int period) {
        return period > 1 || !name.contains(SEASON);
    }

    /**
     * What fits it.
     *
     * @throws IllegalArgumentException if there is no such model here, with the reason
     */
    ModelFitter fitter(int period) {
        return ModelCatalogue.fitter(
                name.replace(SEASON, "[" + period + "]"),
                new ModelRequest(period, constant, List.of(), 1, 0, ModelRequest.Zero.BOUND));
    }

    /** Why this installation does not have it for series with such a season, null if it has. */
    @Nullable String problem(int period) {
        try {
            fitter(period);
            return null;
        } catch (IllegalArgumentException e) {
            // The catalogue lists all that it has behind a semicolon.
            return "%s (%s)".formatted(words(), String.valueOf(e.getMessage()).split(";", 2)[0]);
        }
    }

    /** As the tables call it. */
    String words() {
        return constant == Constant.DRIFT ? name + "+drift" : name;
    }
}
