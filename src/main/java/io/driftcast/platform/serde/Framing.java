package io.driftcast.platform.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The five bytes in front of each record: zero, and the schema id big endian. */
final class Framing {

    static final int LENGTH = 5;

    private static final byte MAGIC = 0;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Framing() {}

    static void write(byte[] frame, int id) {
        frame[0] = MAGIC;
        INT.set(frame, 1, id);
    }

    /** Whether there is room for the five bytes and the first is zero. */
    static boolean isFramed(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == MAGIC;
    }

    static int id(byte[] frame) {
        return (int) INT.get(frame, 1);
    }
}
