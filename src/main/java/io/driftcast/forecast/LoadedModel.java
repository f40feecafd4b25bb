package io.driftcast.forecast;

/**
 * A model's parameters ready to run, from which forecasters are made without decoding them again.
 * Forecasters made from it work until it is closed, and one at a time: they may share its working
 * memory. Not thread-safe; one parameter set may be loaded as often as there are threads, and what
 * is large in it is then shared.
 */
public interface LoadedModel extends AutoCloseable {

    /**
     * A forecaster that goes on where {@code state} was taken.
     *
     * @throws IncompatibleModelException if the state is not of this model's kind or shape
     */
    Forecaster restore(byte[] state) throws IncompatibleModelException;

    /**
     * A forecaster that has seen nothing yet.
     *
     * @param offset steps from the first one that the model was fitted to, to the first that this
     *     forecaster will be given; may be negative
     * @throws IncompatibleModelException if the parameters are not of this kind, version or shape
     */
    Forecaster start(long offset) throws IncompatibleModelException;

    /** Gives back what it holds outside of the heap. */
    @Override
    default void close() {}
}
