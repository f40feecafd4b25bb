package io.driftcast.stream.deployment;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelImage;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import io.driftcast.series.grid.Grid;
import java.util.HashMap;
import java.util.Map;

/**
 * The forecasters that answer while no fitted model works: the seasonal naive one as soon as two
 * seasons have been seen, exponential smoothing before that and where there is no season. Each is
 * loaded once and serves all series of a task.
 */
final class Fallbacks {

    /** The season of exponential smoothing. */
    static final int NONE = 0;

    /** Of all of them: they have no parameters to fit. */
    static final String VERSION = "1";

    private static final int FORMAT_VERSION = 1;

    /** Follows a level quickly; a fallback has no time to learn a better one. */
    private static final double ALPHA = 0.5;

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
        return season == NONE
                ? "fallback/" + SesFamily.KIND
                : "fallback/" + SeasonalNaiveFamily.KIND;
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
            model =
                    families.load(
                            season == NONE
                                    ? new ModelImage(
                                            SesFamily.KIND,
                                            FORMAT_VERSION,
                                            SesFamily.parameters(ALPHA))
                                    : new ModelImage(
                                            SeasonalNaiveFamily.KIND,
                                            FORMAT_VERSION,
                                            SeasonalNaiveFamily.parameters(season)));
            bySeason.put(season, model);
        }
        return model;
    }
}
