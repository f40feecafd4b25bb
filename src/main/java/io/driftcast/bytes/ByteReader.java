package io.driftcast.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ByteWriter} wrote. Nothing is read or allocated that is longer than what is
 * left, whatever length the bytes claim. Not thread-safe.
 */
public final class ByteReader {

    private final ByteBuffer buffer;

    /**
     * @param bytes read where they lie, not copied
     */
    public ByteReader(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    private ByteReader(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** How many bytes there are, read or not. */
    public int size() {
        return buffer.limit();
    }

    /** How many have been read. */
    public int position() {
        return buffer.position();
    }

    /** How many are left. */
    public int remaining() {
        return buffer.remaining();
    }

    /**
     * Checks that there is something left to read.
     *
     * @param bytes how many are wanted
     * @throws MalformedBytesException if there are fewer
     */
    public void require(long bytes) {
        if (bytes > buffer.remaining()) {
            throw new MalformedBytesException(
                    String.format(
                            Locale.ROOT,
                            "ends after %d bytes, expected at least %d",
                            size(),
                            position() + bytes));
        }
    }

    /** The next byte, with its sign. */
    public byte getByte() {
        require(Byte.BYTES);
        return buffer.get();
    }

    /** The next byte, 0 to 255. */
    public int getUnsignedByte() {
        return Byte.toUnsignedInt(getByte());
    }

    /** The next two bytes, 0 to 65535. */
    public int getUnsignedShort() {
        require(Short.BYTES);
        return Short.toUnsignedInt(buffer.getShort());
    }

    /** The next four bytes. */
    public int getInt() {
        require(Integer.BYTES);
        return buffer.getInt();
    }

    /** The next eight bytes. */
    public long getLong() {
        require(Long.BYTES);
        return buffer.getLong();
    }

    /** The next four bytes as a number of IEEE 754. */
    public float getFloat() {
        require(Float.BYTES);
        return buffer.getFloat();
    }

    /** So many 32-bit floats. */
    public float[] getFloats(int count) {
        require((long) count * Float.BYTES);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = getFloat();
        }
        return values;
    }

    /** The next eight bytes as a number of IEEE 754. */
    public double getDouble() {
        require(Double.BYTES);
        return buffer.getDouble();
    }

    /** So many bytes as they are. */
    public byte[] getRaw(int length) {
        byte[] bytes = new byte[checked(length)];
        buffer.get(bytes);
        return bytes;
    }

    /** The next byte string, null if null was written. */
    public byte @Nullable [] getBytesOrNull() {
        int length = getInt();
        return length == ByteWriter.NULL_LENGTH ? null : getRaw(length);
    }

    /** The next byte string. */
    public byte[] getBytes() {
        return getRaw(getInt());
    }

    /** The next byte string, read where it lies; this goes on behind it. */
    public ByteReader getPart() {
        int length = checked(getInt());
        ByteReader part = new ByteReader(buffer.slice(position(), length));
        buffer.position(position() + length);
        return part;
    }

    /** The next text, null if null was written. */
    public @Nullable String getTextOrNull() {
        byte[] bytes = getBytesOrNull();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The next text. */
    public String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    /**
     * Checks that everything was read.
     *
     * @throws MalformedBytesException if something is left over
     */
    public void end() {
        if (buffer.hasRemaining()) {
            throw new MalformedBytesException(
                    String.format(Locale.ROOT, "%d bytes, expected %d", size(), position()));
        }
    }

    private int checked(int length) {
        if (length < 0) {
            throw new MalformedBytesException(
                    String.format(Locale.ROOT, "a length is %d, must not be negative", length));
        }
        require(length);
        return length;
    }
}
