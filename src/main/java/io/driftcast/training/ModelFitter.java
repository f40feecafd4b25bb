package io.driftcast.training;

import io.driftcast.forecast.FittedModel;

/** Makes a model of a series. Thread-safe: one fitter serves all threads of a pool. */
@FunctionalInterface
public interface ModelFitter {

    /**
     * The model fitted to the whole series, its state standing at the last step. The same series
     * gives the same bytes.
     *
     * @throws UnfittableSeriesException if the series does not carry a model of this kind
     * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
     */
    FittedModel fit(TrainingSeries series) throws UnfittableSeriesException;
}
