package io.driftcast.forecast.arima;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Locale;

/** Fits the ARIMA model of one spec by exact maximum likelihood. Immutable, thread-safe. */
record NamedArimaFitter(ArimaSpec spec) implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        int terms = series.observed() - spec.lostToDifferences();
        if (terms < spec.parameterCount()) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "%s needs at least %d values, the series has %d",
                            spec,
                            spec.parameterCount() + spec.lostToDifferences(),
                            series.observed()));
        }
        return ArimaFits.of(ArimaFitter.fit(spec, series.values()), series.values());
    }
}
