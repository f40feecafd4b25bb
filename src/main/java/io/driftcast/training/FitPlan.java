package io.driftcast.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a series is to be forecast with.
 *
 * @param models names of forecasters; of several the trainer chooses, of none it takes those of
 *     {@link PlannedFitters#automatic}
 * @param transform the scale on which they are fitted, null for the series' own
 */
public record FitPlan(List<String> models, @Nullable String transform) {

    /** Nothing is declared. */
    public static final FitPlan DEFAULT = new FitPlan(List.of(), null);

    public FitPlan {
        models = List.copyOf(models);
    }
}
