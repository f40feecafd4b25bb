package io.driftcast.edge.feed;

/** A reading could not be written to its topic. The message names topic, series and time. */
public final class SendException extends RuntimeException {

    SendException(String message, Throwable cause) {
        super(message, cause);
    }
}
