package io.driftcast.app.bench.kernels;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message of protocol buffers while it is written, its fields in the order of the calls.
 * Encoding: https://protobuf.dev/programming-guides/encoding.
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private static final int TYPE_BITS = 3;
    private static final int VARINT_BITS = 7;
    private static final int VARINT_MASK = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A field of type int32, int64 or enum; negative numbers take ten bytes. */
    ProtoMessage number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A field of type float. */
    ProtoMessage real(int field, float value) {
        tag(field, FOUR_BYTES);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Float.SIZE; shift += Byte.SIZE) {
            bytes.write(bits >>> shift);
        }
        return this;
    }

    /** A field of type string. */
    ProtoMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A field of type bytes. */
    ProtoMessage bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** A field that is a message itself. */
    ProtoMessage message(int field, ProtoMessage value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void tag(int field, int type) {
        varint((long) field << TYPE_BITS | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~VARINT_MASK) != 0) {
            bytes.write((int) (rest & VARINT_MASK) | MORE);
            rest >>>= VARINT_BITS;
        }
        bytes.write((int) rest);
    }
}
