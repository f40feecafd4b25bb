package io.driftcast.stream.training;

import io.driftcast.forecast.catalogue.SeriesFit;

/** How a job of a {@link FitPool} ended. */
public sealed interface FitOutcome {

    /** The job's key. */
    String key();

    /** The job made what it was to make. */
    record Fitted(String key, SeriesFit fit) implements FitOutcome {}

    /**
     * The job made nothing.
     *
     * @param problem what it threw, errors included; a {@link
     *     java.util.concurrent.CancellationException} if the pool was closed before it ran
     */
    record Failed(String key, Throwable problem) implements FitOutcome {}
}
