package io.driftcast.stream.store;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The bytes of one kind of state. What is encoded and decoded again is the same state bit for bit.
 * Thread-safe.
 *
 * @param <T> the state
 */
public interface StateCodec<T> {

    /** The state in its envelope. */
    byte[] encode(T state);

    /**
     * The state that was encoded.
     *
     * @throws UnreadableStateException if the bytes are not of this kind, of an unknown version, or
     *     damaged
     */
    T decode(byte[] bytes);

    /**
     * This codec as Kafka Streams wants it; null is null both ways. State that cannot be read is
     * logged and taken as absent: every state is made again from what comes next, and a stream that
     * stops for it would stop for ever.
     */
    default Serde<T> serde() {
        return Serdes.serdeFrom(
                (topic, state) -> encodeOrNull(state), (topic, bytes) -> decodeOrNull(bytes));
    }

    private byte @Nullable [] encodeOrNull(@Nullable T state) {
        return state == null ? null : encode(state);
    }

    private @Nullable T decodeOrNull(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decode(bytes);
        } catch (UnreadableStateException e) {
            LoggerFactory.getLogger(StateCodec.class).warn("begins anew: {}", e.getMessage());
            return null;
        }
    }
}
