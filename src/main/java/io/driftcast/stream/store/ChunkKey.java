package io.driftcast.stream.store;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
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
        return new ByteWriter(id.length + Long.BYTES).putRaw(id).putLong(slot).toBytes();
    }

    private static ChunkKey decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        byte[] id = in.getRaw(bytes.length - Long.BYTES);
        return new ChunkKey(new String(id, StandardCharsets.UTF_8), in.getLong());
    }
}
