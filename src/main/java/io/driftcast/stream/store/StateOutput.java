package io.driftcast.stream.store;

import io.driftcast.bytes.ByteWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one state in its envelope: kind (1 byte), version (1), payload length (4), payload. Grows
 * as needed.
 */
final class StateOutput {

    static final int HEADER_BYTES = 6;

    private final ByteWriter out;

    StateOutput(StateKind kind, int version, int payloadEstimateBytes) {
        this(kind, version, new ByteWriter(HEADER_BYTES + payloadEstimateBytes));
    }

    /** One that writes into memory that is used again; {@link #copy} ends it. */
    StateOutput(StateKind kind, int version, ByteWriter memory) {
        out = memory;
        out.putByte(kind.code()).putByte(version).putInt(0);
    }

    /**
     * Begins a piece in an envelope of its own inside this one.
     *
     * @return where it begins, for {@link #end}
     */
    int begin(StateKind kind, int version) {
        int start = out.size();
        out.putByte(kind.code()).putByte(version).putInt(0);
        return start;
    }

    /** Ends a piece. */
    void end(int start) {
        out.setInt(start + HEADER_BYTES - Integer.BYTES, out.size() - start - HEADER_BYTES);
    }

    /** In place of a piece that there is not. */
    void putNothing() {
        putByte(0);
    }

    void putByte(int value) {
        out.putByte(value);
    }

    void putShort(int value) {
        out.putShort(value);
    }

    void putInt(int value) {
        out.putInt(value);
    }

    void putLong(long value) {
        out.putLong(value);
    }

    void putDouble(double value) {
        out.putDouble(value);
    }

    void putBytes(byte @Nullable [] bytes) {
        out.putBytes(bytes);
    }

    void putText(@Nullable String text) {
        out.putText(text);
    }

    void putIntOrNull(@Nullable Integer value) {
        putByte(value == null ? 0 : 1);
        if (value != null) {
            putInt(value);
        }
    }

    void putDoubleOrNull(@Nullable Double value) {
        putByte(value == null ? 0 : 1);
        if (value != null) {
            putDouble(value);
        }
    }

    void putInts(List<Integer> values) {
        putInt(values.size());
        values.forEach(this::putInt);
    }

    void putTexts(List<String> texts) {
        putInt(texts.size());
        texts.forEach(this::putText);
    }

    byte[] toBytes() {
        return whole().toBytes();
    }

    byte[] copy() {
        return whole().copy();
    }

    private ByteWriter whole() {
        return out.setInt(HEADER_BYTES - Integer.BYTES, out.size() - HEADER_BYTES);
    }
}
