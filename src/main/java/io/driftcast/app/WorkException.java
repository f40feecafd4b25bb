package io.driftcast.app;

import org.jspecify.annotations.Nullable;

/** The work failed: the command ends with exit code 1 and this message of one line. */
final class WorkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkException(String message) {
        this(message, null);
    }

    WorkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
