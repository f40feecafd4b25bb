package io.driftcast.forecast;

/** Makes a model of a series. Thread-safe: one fitter serves all threads of a pool. */
@FunctionalInterface
public interface ModelFitter {

    /**
     * The model fitted to the whole series, its state standing at the last step. The same series
     * gives the same bytes; the series is left as it is. Missing values at the ends or between are
     * allowed.
     *
     * @throws UnfittableSeriesException if the series does not carry a model of this kind
     * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
     */
    Fit fit(TrainingSeries series) throws UnfittableSeriesException;
}
