package io.driftcast.platform.serde;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/**
 * Avro's binary encoding straight behind a frame, in an array that is used again. For one thread.
 */
final class FrameEncoder extends BinaryEncoder {

    private static final int FIRST_CAPACITY = 512;

    /** An array that one large record has made larger than this is not kept. */
    private static final int KEPT_CAPACITY = 1 << 20;

    private static final int MAX_INT_BYTES = 5;
    private static final int MAX_LONG_BYTES = 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length = Framing.LENGTH;

    /** Starts anew behind the room for a frame. */
    void reset() {
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
        length = Framing.LENGTH;
    }

    /** What was written, behind a frame with this schema id. */
    byte[] framed(int id) {
        byte[] frame = Arrays.copyOf(bytes, length);
        Framing.write(frame, id);
        return frame;
    }

    @Override
    public void writeBoolean(boolean value) {
        length += BinaryData.encodeBoolean(value, room(1), length);
    }

    @Override
    public void writeInt(int value) {
        length += BinaryData.encodeInt(value, room(MAX_INT_BYTES), length);
    }

    @Override
    public void writeLong(long value) {
        length += BinaryData.encodeLong(value, room(MAX_LONG_BYTES), length);
    }

    @Override
    public void writeFloat(float value) {
        length += BinaryData.encodeFloat(value, room(Float.BYTES), length);
    }

    @Override
    public void writeDouble(double value) {
        length += BinaryData.encodeDouble(value, room(Double.BYTES), length);
    }

    @Override
    public void writeFixed(byte[] source, int from, int count) {
        System.arraycopy(source, from, room(count), length, count);
        length += count;
    }

    @Override
    protected void writeZero() {
        room(1)[length++] = 0;
    }

    @Override
    public int bytesBuffered() {
        return 0;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    /** The array, with so many bytes free behind what was written. */
    private byte[] room(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), 2 * bytes.length));
        }
        return bytes;
    }
}
