package io.driftcast.stream.scoring;

/** A model has failed on a text, which says nothing of others. The message says how. */
public final class UnscorableTextException extends Exception {

    private static final long serialVersionUID = 1;

    UnscorableTextException(String message) {
        super(message);
    }

    UnscorableTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
