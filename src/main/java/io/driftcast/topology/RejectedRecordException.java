package io.driftcast.topology;

/**
 * A record that cannot be taken. Thrown only in the first processor after a source and before it
 * has written or forwarded anything, so that the record reaches the dead letters whole.
 */
final class RejectedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    RejectedRecordException(RejectReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    RejectedRecordException(RejectReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }
}
