package io.driftcast.platform.serde;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes behind a frame, in an array that is used again. For one thread. */
final class FrameBuffer extends OutputStream {

    private static final int FIRST_CAPACITY = 512;

    /** An array that one large record has made larger than this is not kept. */
    private static final int KEPT_CAPACITY = 1 << 20;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length = Framing.LENGTH;

    /** Starts anew behind the room for a frame. */
    void reset() {
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
        length = Framing.LENGTH;
    }

    @Override
    public void write(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    private void ensure(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), 2 * bytes.length));
        }
    }

    /** What was written, behind a frame with this schema id. */
    byte[] framed(int id) {
        byte[] frame = Arrays.copyOf(bytes, length);
        Framing.write(frame, id);
        return frame;
    }
}
