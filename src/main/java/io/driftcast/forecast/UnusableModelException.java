package io.driftcast.forecast;

import org.jspecify.annotations.Nullable;

/**
 * A model at work failed in a way that it should not: nothing is wrong with the series or the
 * process, and others go on. The message says how, for whoever published it.
 */
public final class UnusableModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param failure what it threw
     */
    UnusableModelException(Throwable failure) {
        super("it cannot forecast this series: " + describe(failure), failure);
    }

    /** The message of what was meant to be read, and the kind of what was not. */
    static String describe(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return failure instanceof IllegalArgumentException && message != null
                ? message
                : failure instanceof StackOverflowError
                        ? "it is nested too deep"
                        : failure.toString();
    }
}
