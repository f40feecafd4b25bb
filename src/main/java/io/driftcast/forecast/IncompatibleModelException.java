package io.driftcast.forecast;

/** A model's bytes cannot be run by this code; the message says why, for whoever published it. */
public final class IncompatibleModelException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message what does not fit, and what would
     */
    public IncompatibleModelException(String message) {
        super(message);
    }
}
