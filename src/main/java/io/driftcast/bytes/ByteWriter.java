package io.driftcast.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, texts and byte strings one after the other, big endian, into bytes that grow as
 * needed. {@link ByteReader} reads them. Not thread-safe.
 */
public final class ByteWriter {

    /** Stands where the length of a byte string or text would, for null. */
    static final int NULL_LENGTH = -1;

    private ByteBuffer buffer;

    /**
     * @param estimateBytes how many there will be; if it is right, nothing is copied
     */
    public ByteWriter(int estimateBytes) {
        buffer = ByteBuffer.allocate(estimateBytes);
    }

    /** The low eight bits. */
    public ByteWriter putByte(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    /** The low sixteen bits. */
    public ByteWriter putShort(int value) {
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    /** Four bytes. */
    public ByteWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    /** Eight bytes. */
    public ByteWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** Eight bytes, those of IEEE 754. */
    public ByteWriter putDouble(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    /** Numbers of eight bytes each, without their number. */
    public ByteWriter putDoubles(double... values) {
        ByteBuffer into = room(Math.multiplyExact(values.length, Double.BYTES));
        for (double value : values) {
            into.putDouble(value);
        }
        return this;
    }

    /** Numbers of four bytes each, without their number. */
    public ByteWriter putFloats(float... values) {
        ByteBuffer into = room(Math.multiplyExact(values.length, Float.BYTES));
        for (float value : values) {
            into.putFloat(value);
        }
        return this;
    }

    /** Bytes as they are, without their number. */
    public ByteWriter putRaw(byte... bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    /** A byte string: its length (int), -1 for null, and its bytes. */
    public ByteWriter putBytes(byte @Nullable [] bytes) {
        return bytes == null ? putInt(NULL_LENGTH) : putInt(bytes.length).putRaw(bytes);
    }

    /** A text in UTF-8, as a byte string. */
    public ByteWriter putText(@Nullable String text) {
        return putBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a number that was not known in time in the place of four bytes written before. */
    public ByteWriter setInt(int at, int value) {
        buffer.putInt(at, value);
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return buffer.position();
    }

    /** Begins anew, in the same memory: {@link #copy} has to be taken of what was written. */
    public ByteWriter reset() {
        buffer.clear();
        return this;
    }

    /** A copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(buffer.array(), size());
    }

    /** What was written. Ends the writing: it may be the bytes written to themselves. */
    public byte[] toBytes() {
        byte[] array = buffer.array();
        return array.length == size() ? array : Arrays.copyOf(array, size());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.addExact(buffer.position(), bytes);
            byte[] grown = Arrays.copyOf(buffer.array(), Math.max(2 * buffer.capacity(), needed));
            buffer = ByteBuffer.wrap(grown).position(buffer.position());
        }
        return buffer;
    }
}
