package io.driftcast.platform.failure;

import org.jspecify.annotations.Nullable;

/** The work failed: the command ends with exit code 1 and this message of one line. */
public final class WorkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkException(String message) {
        this(message, null);
    }

    public WorkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
