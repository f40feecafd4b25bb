package io.driftcast.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Names one chunk of a series in a store.
 *
 * @param seriesId the series
 * @param slot which of the series' chunks
 */
public record ChunkKey(String seriesId, long slot) {

    /** The series in UTF-8, then the slot in eight bytes; a series' chunks are not adjacent. */
    public static Serde<ChunkKey> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : key.encode(),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }

    private byte[] encode() {
        byte[] id = seriesId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(slot).array();
    }

    private static ChunkKey decode(byte[] bytes) {
        int length = bytes.length - Long.BYTES;
        return new ChunkKey(
                new String(bytes, 0, length, StandardCharsets.UTF_8),
                ByteBuffer.wrap(bytes).getLong(length));
    }
}
