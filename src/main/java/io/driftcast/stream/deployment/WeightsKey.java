package io.driftcast.stream.deployment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Names one version of a model.
 *
 * @param modelId the model
 * @param version which of its versions
 */
public record WeightsKey(String modelId, String version) {

    /**
     * The length of the model's name in UTF-8 (4 bytes, big endian), the name, then the version:
     * unambiguous whatever characters they are made of.
     */
    public static Serde<WeightsKey> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : key.encode(),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }

    private byte[] encode() {
        byte[] id = modelId.getBytes(StandardCharsets.UTF_8);
        byte[] last = version.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + id.length + last.length)
                .putInt(id.length)
                .put(id)
                .put(last)
                .array();
    }

    private static WeightsKey decode(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).getInt();
        int rest = Integer.BYTES + length;
        return new WeightsKey(
                new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8),
                new String(bytes, rest, bytes.length - rest, StandardCharsets.UTF_8));
    }
}
