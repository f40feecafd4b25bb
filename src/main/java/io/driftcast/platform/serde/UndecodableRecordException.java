package io.driftcast.platform.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A record's bytes cannot be read, and never will be: the record itself is at fault. It belongs to
 * the dead letters.
 */
public final class UndecodableRecordException extends SerializationException {

    /** What is wrong with the bytes. */
    public enum Reason {
        /** They do not begin with a zero byte and a schema id. */
        NOT_FRAMED,
        /** The registry does not know the schema id, or knows it for something other than Avro. */
        UNKNOWN_SCHEMA,
        /** They were written with the schema of another record. */
        OTHER_RECORD,
        /** Their schema cannot be read as ours. */
        INCOMPATIBLE_SCHEMA,
        /** They end too early, go on for too long, or are not what their schema says. */
        MALFORMED
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /**
     * @param reason what is wrong
     * @param message the same in words: which topic, which schema id, what was found
     */
    UndecodableRecordException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong, for counting and for the dead letter's header. */
    public Reason reason() {
        return reason;
    }
}
