package io.driftcast.stream.store;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
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
        return new ByteWriter(Integer.BYTES + first.length() + second.length())
                .putText(first)
                .putRaw(second.getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    private static <K> K decode(byte[] bytes, BiFunction<String, String, K> key) {
        ByteReader in = new ByteReader(bytes);
        return key.apply(
                in.getText(), new String(in.getRaw(in.remaining()), StandardCharsets.UTF_8));
    }
}
