package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;

/** Makes a series' models as its plan asks for. Thread-safe. */
@FunctionalInterface
public interface SeriesFitter {

    /**
     * The models to publish; the same series gives the same models.
     *
     * @throws UnfittableSeriesException if the series carries none of them
     * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
     */
    SeriesFit fit(TrainingSeries series) throws UnfittableSeriesException;
}
