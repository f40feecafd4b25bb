package io.driftcast.platform.failure;

/** The call was wrong: the command ends with exit code 2 and this message of one line. */
public final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CallException(String message) {
        super(message);
    }
}
