package io.driftcast.platform.admin;

import org.jspecify.annotations.Nullable;

/** Kafka did not do what was asked; the message says what, where and what to do. */
public final class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message of one line. */
    public KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
