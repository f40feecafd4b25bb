package io.driftcast.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Names one member of a group in a store.
 *
 * @param group the group
 * @param seriesId the member
 */
public record MemberKey(String group, String seriesId) {

    /** {@link #groupPrefix}, then the series in UTF-8: a group's members are adjacent. */
    public static Serde<MemberKey> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : key.encode(),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }

    /** What the keys of a group's members begin with: its length (4 bytes) and the group. */
    public static Serializer<String> groupPrefix() {
        return (topic, group) -> prefix(group);
    }

    /** The member's name in stores that have series for keys; no two members share one. */
    public String owner() {
        return group.length() + ":" + group + "/" + seriesId;
    }

    private static byte[] prefix(String group) {
        byte[] name = group.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length)
                .putInt(name.length)
                .put(name)
                .array();
    }

    private byte[] encode() {
        byte[] prefix = prefix(group);
        byte[] id = seriesId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + id.length).put(prefix).put(id).array();
    }

    private static MemberKey decode(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).getInt();
        int rest = Integer.BYTES + length;
        return new MemberKey(
                new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8),
                new String(bytes, rest, bytes.length - rest, StandardCharsets.UTF_8));
    }
}
