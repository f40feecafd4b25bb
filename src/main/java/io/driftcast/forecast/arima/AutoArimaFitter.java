package io.driftcast.forecast.arima;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.decomposition.SeasonalDifferences;

/**
 * Fits the ARIMA model that {@link AutoArima} chooses. Immutable, thread-safe.
 *
 * @param seasonal whether the series' season is considered
 * @param zero what 0 is on the scale of the values
 */
record AutoArimaFitter(boolean seasonal, Zero zero) implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        AutoArima search = new AutoArima(SeasonalDifferences::nsdiffs, zero);
        try {
            ArimaFit chosen = search.fit(series.values(), seasonal ? series.period() : 1);
            return ArimaFits.of(chosen, series.values());
        } catch (IllegalArgumentException e) {
            throw new UnfittableSeriesException(String.valueOf(e.getMessage()));
        }
    }
}
