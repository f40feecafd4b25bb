package io.driftcast.forecast;

/**
 * A model's parameters ready to run, from which forecasters are made without decoding them again.
 * Forecasters made from it work until it is closed. Of one that its caller closes they take turns
 * on one thread: they may share its working memory, never their state. Not thread-safe; one
 * parameter set may be loaded as often as there are threads, and what is large in it is then
 * shared.
 */
public interface LoadedModel extends AutoCloseable {

    /** Who lets a loaded model go. */
    enum Owner {

        /** The caller, by closing it. */
        CALLER,

        /** Nobody: it goes with its forecasters, each of which has a working memory of its own. */
        COLLECTOR
    }

    /**
     * A forecaster that goes on where {@code state} was taken.
     *
     * @throws IncompatibleModelException if the state is not of this model's kind or shape
     */
    Forecaster restore(byte[] state) throws IncompatibleModelException;

    /**
     * A forecaster with these parameters that has seen nothing yet. Only models that know where
     * they are in a season or on a trend make a difference between offsets.
     *
     * @param offset steps from the first one that the model was fitted to, to the first that this
     *     forecaster will be given; may be negative
     * @throws IncompatibleModelException if the model cannot begin there
     */
    Forecaster start(long offset) throws IncompatibleModelException;

    /**
     * About how many multiplications it takes to start a forecaster and take it through some
     * hundred steps; 0 where that is not worth counting.
     */
    default long work() {
        return 0;
    }

    /** Gives back what it holds outside of the heap. */
    @Override
    default void close() {}
}
