package io.driftcast.platform.serde;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry gave no usable answer: it is down, too slow, failing, or refuses our
 * credentials. The record in hand is not at fault and must not become a dead letter; stop, and try
 * it again.
 */
public final class RegistryUnavailableException extends KafkaException {

    private static final long serialVersionUID = 1;

    /**
     * @param message which registry, what was asked, what went wrong, what to look at; no secrets
     */
    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
