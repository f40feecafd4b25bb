package io.driftcast.platform.serde;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Our schema and those of a subject do not go together: the registry refuses to take ours, or its
 * latest version cannot hold our records. Nothing is written until a person has decided.
 */
public final class IncompatibleSchemaException extends KafkaException {

    private static final long serialVersionUID = 1;

    /**
     * @param message which subject and record, why, what to do
     */
    IncompatibleSchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
