package io.driftcast.stream.topology.gate;

/**
 * A record that cannot be taken. Thrown only in the first processor after a source and before it
 * has written or forwarded anything, so that the record reaches the dead letters whole.
 */
public final class RejectedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    public RejectedRecordException(RejectReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RejectedRecordException(RejectReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }
}
