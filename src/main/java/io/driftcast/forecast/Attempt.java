package io.driftcast.forecast;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * One try among several that stand in for each other: whatever it throws is its own failure, and
 * the others go on. Only a cancellation is everybody's, and memory that runs out nobody's.
 * Stateless, thread-safe.
 */
public final class Attempt {

    /** What is tried. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @throws UnfittableSeriesException if the series does not carry it
         */
        T run() throws UnfittableSeriesException;
    }

    private Attempt() {}

    /**
     * What comes of it.
     *
     * @throws UnfittableSeriesException for whatever it throws
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public static <T> T at(Work<T> work) throws UnfittableSeriesException {
        try {
            return work.run();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnfittableSeriesException(UnusableModelException.describe(e));
        }
    }

    /** What comes of it, nothing if it fails. */
    public static <T> Optional<T> maybe(Work<T> work) {
        try {
            return Optional.of(at(work));
        } catch (UnfittableSeriesException _) {
            return Optional.empty();
        }
    }
}
