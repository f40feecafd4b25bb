package io.driftcast.stream.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOutput} wrote, refusing anything that is not whole. */
final class StateInput {

    private final ByteBuffer buffer;
    private final StateKind kind;
    private final int version;

    private StateInput(ByteBuffer buffer, StateKind kind, int version) {
        this.buffer = buffer;
        this.kind = kind;
        this.version = version;
    }

    /**
     * Opens an envelope of a kind whose versions 1 to {@code newest} are readable.
     *
     * @throws UnreadableStateException if it is not one
     */
    static StateInput open(byte[] bytes, StateKind kind, int newest) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < StateOutput.HEADER_BYTES || buffer.get() != kind.code()) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT, "%d bytes that are not a %s state", bytes.length, kind));
        }
        int version = buffer.get();
        if (version < 1 || version > newest) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state of version %d; this program reads 1 to %d",
                            kind,
                            version,
                            newest));
        }
        int length = buffer.getInt();
        if (length != buffer.remaining()) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state of %d bytes where %d were announced",
                            kind,
                            buffer.remaining(),
                            length));
        }
        return new StateInput(buffer, kind, version);
    }

    /** The version that wrote it. */
    int version() {
        return version;
    }

    byte getByte() {
        try {
            return buffer.get();
        } catch (BufferUnderflowException e) {
            throw truncated();
        }
    }

    int getInt() {
        try {
            return buffer.getInt();
        } catch (BufferUnderflowException e) {
            throw truncated();
        }
    }

    long getLong() {
        try {
            return buffer.getLong();
        } catch (BufferUnderflowException e) {
            throw truncated();
        }
    }

    double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    byte @Nullable [] getBytesOrNull() {
        int length = getInt();
        if (length == StateOutput.NULL_LENGTH) {
            return null;
        }
        if (length < 0 || length > buffer.remaining()) {
            throw truncated();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    byte[] getBytes() {
        byte[] bytes = getBytesOrNull();
        if (bytes == null) {
            throw truncated();
        }
        return bytes;
    }

    /** A byte string as a read-only view of the envelope: nothing is copied. */
    ByteBuffer getSlice() {
        int length = getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw truncated();
        }
        ByteBuffer slice = buffer.slice(buffer.position(), length).asReadOnlyBuffer();
        buffer.position(buffer.position() + length);
        return slice;
    }

    @Nullable String getTextOrNull() {
        byte[] bytes = getBytesOrNull();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    /** Checks that everything was read. */
    void end() {
        if (buffer.hasRemaining()) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state with %d bytes too many",
                            kind,
                            buffer.remaining()));
        }
    }

    private UnreadableStateException truncated() {
        return new UnreadableStateException("a %s state that ends too early".formatted(kind));
    }
}
