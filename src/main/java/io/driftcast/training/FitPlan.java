package io.driftcast.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a series is to be forecast with.
 *
 * @param models names of forecasters; of several the trainer chooses, of none it takes {@link
 *     #AUTOMATIC}
 * @param transform the scale on which they are fitted, null for the series' own
 */
public record FitPlan(List<String> models, @Nullable String transform) {

    /** What is tried where nothing is named. */
    public static final List<String> AUTOMATIC = List.of("auto-arima", "ets");

    /** Nothing is declared. */
    public static final FitPlan DEFAULT = new FitPlan(List.of(), null);

    public FitPlan {
        models = List.copyOf(models);
    }
}
