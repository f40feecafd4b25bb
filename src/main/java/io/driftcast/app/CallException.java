package io.driftcast.app;

/** The call was wrong: the command ends with exit code 2 and this message of one line. */
final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallException(String message) {
        super(message);
    }
}
