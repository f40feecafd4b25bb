package io.driftcast.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one state in its envelope: kind (1 byte), version (1), payload length (4), payload. Big
 * endian; texts and byte strings carry their length. Grows as needed.
 */
final class StateOutput {

    static final int HEADER_BYTES = 6;
    static final int NULL_LENGTH = -1;

    private ByteBuffer buffer;

    StateOutput(StateKind kind, int version, int payloadEstimateBytes) {
        buffer = ByteBuffer.allocate(HEADER_BYTES + payloadEstimateBytes);
        buffer.put(kind.code()).put((byte) version).putInt(0);
    }

    /**
     * Begins a piece in an envelope of its own inside this one.
     *
     * @return where it begins, for {@link #end}
     */
    int begin(StateKind kind, int version) {
        int start = buffer.position();
        room(HEADER_BYTES).put(kind.code()).put((byte) version).putInt(0);
        return start;
    }

    /** Ends a piece. */
    void end(int start) {
        int length = buffer.position() - start - HEADER_BYTES;
        buffer.putInt(start + HEADER_BYTES - Integer.BYTES, length);
    }

    /** In place of a piece that there is not. */
    void putNothing() {
        putByte(0);
    }

    void putByte(int value) {
        room(Byte.BYTES).put((byte) value);
    }

    void putShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    void putBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            putInt(NULL_LENGTH);
        } else {
            room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        }
    }

    /** What lies between a buffer's position and limit, which stay as they are. */
    void putBytes(ByteBuffer bytes) {
        int length = bytes.remaining();
        room(Integer.BYTES + length).putInt(length).put(bytes.duplicate());
    }

    void putText(@Nullable String text) {
        putBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        buffer.putInt(HEADER_BYTES - Integer.BYTES, buffer.position() - HEADER_BYTES);
        byte[] array = buffer.array();
        return array.length == buffer.position() ? array : Arrays.copyOf(array, buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = buffer.position() + bytes;
            byte[] grown = Arrays.copyOf(buffer.array(), Math.max(2 * buffer.capacity(), needed));
            buffer = ByteBuffer.wrap(grown).position(buffer.position());
        }
        return buffer;
    }
}
