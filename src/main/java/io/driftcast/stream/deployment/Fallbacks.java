package io.driftcast.stream.deployment;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.catalogue.FallbackImages;
import io.driftcast.series.grid.Grid;
import java.util.HashMap;
import java.util.Map;

/**
 * The forecasters that answer while no fitted model works: the seasonal naive one as soon as two
 * seasons have been seen, exponential smoothing before that and where there is no season. Each is
 * loaded once and serves all series of a task.
 */
final class Fallbacks {

    private static final String SMOOTHING = "fallback/" + FallbackImages.smoothing().kind();
    private static final String SEASONAL_NAIVE =
            "fallback/" + FallbackImages.seasonalNaive(1).kind();

    /** The season of exponential smoothing. */
    static final int NONE = 0;

    /** Of all of them: they have no parameters to fit. */
    static final String VERSION = "1";

    private final ForecasterFamilies families;
    private final Map<Integer, LoadedModel> bySeason = new HashMap<>();

    Fallbacks(ForecasterFamilies families) {
        this.families = families;
    }

    /** The season of the fallback after so many steps with a value, {@link #NONE} without. */
    static int season(Grid grid, int observed) {
        int season = grid.seasonalPeriods().getFirst();
        return season > 1 && observed >= 2 * season ? season : NONE;
    }

    /** The name under which its forecasts go. */
    static String modelId(int season) {
        return season == NONE ? SMOOTHING : SEASONAL_NAIVE;
    }

    private static ModelImage image(int season) {
        return season == NONE ? FallbackImages.smoothing() : FallbackImages.seasonalNaive(season);
    }

    Forecaster start(int season) {
        try {
            return loaded(season).start(0);
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("the fallback cannot be run", e);
        }
    }

    /**
     * A fallback that goes on where its state was taken.
     *
     * @throws IncompatibleModelException if the state is not of it
     */
    Forecaster restore(int season, byte[] state) throws IncompatibleModelException {
        return loaded(season).restore(state);
    }

    private LoadedModel loaded(int season) throws IncompatibleModelException {
        LoadedModel model = bySeason.get(season);
        if (model == null) {
            model = families.load(image(season));
            bySeason.put(season, model);
        }
        return model;
    }
}
