package io.driftcast.forecast;

/** A series that no model of the kind asked for can be fitted to; the message says why. */
public final class UnfittableSeriesException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message what is lacking
     */
    public UnfittableSeriesException(String message) {
        super(message);
    }
}
