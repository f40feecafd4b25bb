package io.driftcast.stream.training;

import io.driftcast.forecast.FittedModel;

/** How a job of a {@link FitPool} ended. */
public sealed interface FitOutcome {

    /** The job's key. */
    String key();

    /** The job made a model. */
    record Fitted(String key, FittedModel model) implements FitOutcome {}

    /**
     * The job made none.
     *
     * @param problem what it threw, errors included; a {@link
     *     java.util.concurrent.CancellationException} if the pool was closed before it ran
     */
    record Failed(String key, Throwable problem) implements FitOutcome {}
}
