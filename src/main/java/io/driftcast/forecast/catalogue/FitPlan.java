package io.driftcast.forecast.catalogue;

import io.driftcast.series.SeriesSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a series is to be forecast with.
 *
 * @param models names of forecasters; of several the trainer prefers one, of none it takes the
 *     usual ones, for a group {@value #GROUP_MODEL}
 * @param transform the scale on which they are fitted, null for the series' own
 * @param horizon how many steps ahead they will be asked for
 * @param group the group whose one model forecasts the series, null for a model of its own
 */
public record FitPlan(
        List<String> models, @Nullable String transform, int horizon, @Nullable String group) {

    /** The model of a group that names none. */
    private static final String GROUP_MODEL = "lstm";

    /** Nothing is declared. */
    public static final FitPlan DEFAULT = new FitPlan(List.of(), null);

    public FitPlan {
        models = List.copyOf(models);
    }

    /** A model of its own over the usual horizon. */
    public FitPlan(List<String> models, @Nullable String transform) {
        this(models, transform, SeriesSettings.DEFAULT_HORIZON, null);
    }

    /** The name of the one model that all members of a group share. */
    public String groupModel() {
        return models.isEmpty() ? GROUP_MODEL : models.getFirst();
    }
}
