package io.driftcast.forecast;

import java.util.List;

/**
 * Makes one model of several series. Its parameters are shared and hold nothing of a single series,
 * so that it starts for any of them, and for one that it never saw; its state is that of a
 * forecaster that has seen nothing yet. Whatever its members' first steps are, offsets count from
 * {@link #FIRST_STEP}: the offset of {@link LoadedModel#start} is the step of the first value to
 * come. Thread-safe.
 */
@FunctionalInterface
public interface GroupFitter {

    /**
     * The step that the model's forecasters count their offsets from, on the members' own grids.
     */
    long FIRST_STEP = 0;

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
