package io.driftcast.series.grid;

/**
 * A reading cannot be put on the grid; nothing was changed by it. The message says what it was,
 * which limit it broke and what to do. Carries no stack trace: rejects are not defects.
 */
public final class ReadingRejectedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Which limit was broken. */
    public enum Reason {
        /** Its step has closed and is no longer kept. */
        TOO_LATE,
        /** It claims to be observed too long after it arrived. */
        FAR_FUTURE,
        /** Its time is outside the years 1700 to 2200. */
        OUT_OF_RANGE,
        /** Its value is beyond {@link GridRules#LARGEST_VALUE}. */
        TOO_LARGE
    }

    private final Reason reason;

    ReadingRejectedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Which limit was broken. */
    public Reason reason() {
        return reason;
    }
}
