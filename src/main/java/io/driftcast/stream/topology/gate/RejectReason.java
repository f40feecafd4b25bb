package io.driftcast.stream.topology.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a record was put aside; the value of the {@code driftcast.reason} header. */
public enum RejectReason {
    UNDECODABLE,
    NULL_KEY,
    NULL_VALUE,
    KEY_MISMATCH,
    WRONG_PARTITION,
    NOT_FINITE,
    TOO_LARGE,
    OVERSIZED,
    ILLEGAL_VALUE,
    TIME_OUT_OF_RANGE,
    FAR_FUTURE,
    TOO_LATE,
    UNCONFIRMED_JUMP,
    INVALID_SPEC,
    INVALID_MODEL,
    INVALID_OBSERVATION,
    UNSCORABLE,
    FAILED;

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(RejectReason::label).toList();
    }

    /** The reason as headers and metrics spell it, for example {@code far-future}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
