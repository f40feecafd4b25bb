package io.driftcast.forecast.arima;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.decomposition.SeasonalDifferences;

/**
 * Fits the ARIMA model that {@link AutoArima} chooses. Immutable, thread-safe.
 *
 * @param seasonal whether the series' season is considered
 */
record AutoArimaFitter(boolean seasonal) implements ModelFitter {

    private static final AutoArima SEARCH = new AutoArima(SeasonalDifferences::nsdiffs);

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        try {
            ArimaFit chosen = SEARCH.fit(series.values(), seasonal ? series.period() : 1);
            return ArimaFits.of(chosen, series.values());
        } catch (IllegalArgumentException e) {
            throw new UnfittableSeriesException(String.valueOf(e.getMessage()));
        }
    }
}
