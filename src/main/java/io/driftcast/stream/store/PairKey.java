package io.driftcast.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Keys of two texts: the length of the first in UTF-8 (4 bytes, big endian), the first, then the
 * second. Unambiguous whatever characters they are made of; keys of one first text are adjacent.
 */
final class PairKey {

    private PairKey() {}

    static <K> Serde<K> serde(
            Function<K, String> first,
            Function<K, String> second,
            BiFunction<String, String, K> key) {
        return Serdes.serdeFrom(
                (topic, value) ->
                        value == null ? null : encode(first.apply(value), second.apply(value)),
                (topic, bytes) -> bytes == null ? null : decode(bytes, key));
    }

    /** What the keys of a first text begin with. */
    static Serializer<String> prefix() {
        return (topic, first) -> encode(first, "");
    }

    private static byte[] encode(String first, String second) {
        byte[] head = first.getBytes(StandardCharsets.UTF_8);
        byte[] tail = second.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + head.length + tail.length)
                .putInt(head.length)
                .put(head)
                .put(tail)
                .array();
    }

    private static <K> K decode(byte[] bytes, BiFunction<String, String, K> key) {
        int length = ByteBuffer.wrap(bytes).getInt();
        int rest = Integer.BYTES + length;
        return key.apply(
                new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8),
                new String(bytes, rest, bytes.length - rest, StandardCharsets.UTF_8));
    }
}
