package io.driftcast.platform.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker could not start; the message says what, where and what to do. */
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
