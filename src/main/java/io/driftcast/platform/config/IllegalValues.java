package io.driftcast.platform.config;

/** What becomes of a reading whose value lies outside the declared bounds of its series. */
public enum IllegalValues {
    /** It counts as a reading that is known to be missing. */
    MISSING,
    /** It is a dead letter. */
    REJECT
}
