package io.driftcast.app.bench;

import org.jspecify.annotations.Nullable;

/** A bench could not measure what it set out to; the message is one line. */
public final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what led to it. */
    public BenchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Without another exception behind it. */
    public BenchException(String message) {
        this(message, null);
    }
}
