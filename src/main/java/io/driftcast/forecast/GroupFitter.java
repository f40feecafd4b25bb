package io.driftcast.forecast;

import java.util.List;

/**
 * Makes one model of several series. Its parameters are shared and hold nothing of a single series,
 * so that it starts for any of them, and for one that it never saw; its state is that of a
 * forecaster that has seen nothing yet. Its first step is step 0 of the calendar: the offset of
 * {@link LoadedModel#start} is the step of the first value to come. Thread-safe.
 */
@FunctionalInterface
public interface GroupFitter {

    /**
     * The model fitted to all series together. The same series in the same order give the same
     * bytes; the series are left as they are. Members too short to learn from take no part.
     *
     * @param members the series of the group, on grids of one interval
     * @throws UnfittableSeriesException if no member carries a model of this kind
     * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
     */
    FittedModel fit(List<TrainingSeries> members) throws UnfittableSeriesException;
}
