package io.driftcast.platform.serde;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Schemas are not to be registered by us, and the subject does not have the one we need. */
public final class SchemaNotRegisteredException extends KafkaException {

    private static final long serialVersionUID = 1;

    /**
     * @param message which subject and record, what to do
     */
    SchemaNotRegisteredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
