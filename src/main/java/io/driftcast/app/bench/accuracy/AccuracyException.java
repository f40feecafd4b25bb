package io.driftcast.app.bench.accuracy;

import org.jspecify.annotations.Nullable;

/** The data of an accuracy bench is not as it should be; the message is one line. */
public final class AccuracyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccuracyException(String message) {
        this(message, null);
    }

    AccuracyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
