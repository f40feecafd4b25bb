package io.driftcast.forecast.catalogue;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;

/** Models that were fitted to nothing, for a series that has no other. */
public final class FallbackImages {

    private static final int FORMAT_VERSION = 1;

    /** Follows a level quickly; a fallback has no time to learn a better one. */
    private static final double ALPHA = 0.5;

    private FallbackImages() {}

    /** Simple exponential smoothing. */
    public static ModelImage smoothing() {
        return new ModelImage(SesFamily.KIND, FORMAT_VERSION, SesFamily.parameters(ALPHA));
    }

    /** The seasonal naive forecast of a season of so many steps, at least 1. */
    public static ModelImage seasonalNaive(int season) {
        return new ModelImage(
                SeasonalNaiveFamily.KIND, FORMAT_VERSION, SeasonalNaiveFamily.parameters(season));
    }
}
