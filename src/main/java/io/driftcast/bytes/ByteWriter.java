package io.driftcast.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, texts and byte strings one after the other, big endian, into bytes that grow as
 * needed. {@link ByteReader} reads them. Not thread-safe.
 */
public final class ByteWriter {

    /** Stands where the length of a byte string or text would, for null. */
    static final int NULL_LENGTH = -1;

    private static final VarHandle SHORT = bigEndian(short[].class);
    private static final VarHandle INT = bigEndian(int[].class);
    private static final VarHandle LONG = bigEndian(long[].class);

    private byte[] bytes;
    private int size;

    /**
     * @param estimateBytes how many there will be; if it is right, nothing is copied
     */
    public ByteWriter(int estimateBytes) {
        bytes = new byte[estimateBytes];
    }

    private static VarHandle bigEndian(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** The low eight bits. */
    public ByteWriter putByte(int value) {
        int at = room(Byte.BYTES);
        bytes[at] = (byte) value;
        return this;
    }

    /** The low sixteen bits. */
    public ByteWriter putShort(int value) {
        int at = room(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
        return this;
    }

    /** Four bytes. */
    public ByteWriter putInt(int value) {
        int at = room(Integer.BYTES);
        INT.set(bytes, at, value);
        return this;
    }

    /** Eight bytes. */
    public ByteWriter putLong(long value) {
        int at = room(Long.BYTES);
        LONG.set(bytes, at, value);
        return this;
    }

    /** Eight bytes, those of IEEE 754. */
    public ByteWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** Numbers of eight bytes each, without their number. */
    public ByteWriter putDoubles(double... values) {
        int at = room(Math.multiplyExact(values.length, Double.BYTES));
        for (double value : values) {
            LONG.set(bytes, at, Double.doubleToRawLongBits(value));
            at += Double.BYTES;
        }
        return this;
    }

    /** Numbers of four bytes each, without their number. */
    public ByteWriter putFloats(float... values) {
        int at = room(Math.multiplyExact(values.length, Float.BYTES));
        for (float value : values) {
            INT.set(bytes, at, Float.floatToRawIntBits(value));
            at += Float.BYTES;
        }
        return this;
    }

    /** Bytes as they are, without their number. */
    public ByteWriter putRaw(byte... raw) {
        int at = room(raw.length);
        System.arraycopy(raw, 0, bytes, at, raw.length);
        return this;
    }

    /** A byte string: its length (int), -1 for null, and its bytes. */
    public ByteWriter putBytes(byte @Nullable [] string) {
        return string == null ? putInt(NULL_LENGTH) : putInt(string.length).putRaw(string);
    }

    /** A text in UTF-8, as a byte string. */
    public ByteWriter putText(@Nullable String text) {
        return putBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a number that was not known in time in the place of four bytes written before. */
    public ByteWriter setInt(int at, int value) {
        INT.set(bytes, Objects.checkFromIndexSize(at, Integer.BYTES, size), value);
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Begins anew, in the same memory: {@link #copy} has to be taken of what was written. */
    public ByteWriter reset() {
        size = 0;
        return this;
    }

    /** A copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** What was written. Ends the writing: it may be the bytes written to themselves. */
    public byte[] toBytes() {
        return bytes.length == size ? bytes : copy();
    }

    /** Where so many bytes go that are written next. */
    private int room(int count) {
        int at = size;
        int end = Math.addExact(at, count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end));
        }
        size = end;
        return at;
    }
}
