package io.driftcast.stream.store;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.MalformedBytesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOutput} wrote, refusing anything that is not whole. */
final class StateInput {

    /** The version of a piece of another kind. */
    private static final int FOREIGN = 0;

    private final ByteReader in;
    private final StateKind kind;
    private final int version;

    private StateInput(ByteReader in, StateKind kind, int version) {
        this.in = in;
        this.kind = kind;
        this.version = version;
    }

    /**
     * Opens an envelope of a kind whose versions 1 to {@code newest} are readable.
     *
     * @throws UnreadableStateException if it is not one
     */
    static StateInput open(byte[] bytes, StateKind kind, int newest) {
        ByteReader in = new ByteReader(bytes);
        if (bytes.length < StateOutput.HEADER_BYTES || in.getByte() != kind.code()) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT, "%d bytes that are not a %s state", bytes.length, kind));
        }
        int version = in.getByte();
        if (version < 1 || version > newest) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state of version %d; this program reads 1 to %d",
                            kind,
                            version,
                            newest));
        }
        int length = in.getInt();
        if (length != in.remaining()) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state of %d bytes where %d were announced",
                            kind,
                            in.remaining(),
                            length));
        }
        return new StateInput(in, kind, version);
    }

    /**
     * The next piece, in an envelope of its own inside this one; this goes on behind it. {@link
     * #require} says whether it can be read.
     *
     * @return null if there is none
     * @throws UnreadableStateException if it is not whole
     */
    @Nullable StateInput piece(StateKind wanted) {
        byte code = getByte();
        if (code == 0) {
            return null;
        }
        int found = getByte();
        ByteReader piece = read(ByteReader::getPart);
        return new StateInput(piece, wanted, code == wanted.code() ? found : FOREIGN);
    }

    /**
     * Checks that this is of the kind that was wanted, and of a version that can be read.
     *
     * @throws UnreadableStateException if it is not
     */
    StateInput require(int newest) {
        if (version < 1 || version > newest) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "not a %s state of version 1 to %d, which this program reads",
                            kind,
                            newest));
        }
        return this;
    }

    /** The version that wrote it. */
    int version() {
        return version;
    }

    byte getByte() {
        try {
            return in.getByte();
        } catch (MalformedBytesException e) {
            throw unreadable(e);
        }
    }

    int getUnsignedShort() {
        return read(ByteReader::getUnsignedShort);
    }

    int getInt() {
        try {
            return in.getInt();
        } catch (MalformedBytesException e) {
            throw unreadable(e);
        }
    }

    long getLong() {
        try {
            return in.getLong();
        } catch (MalformedBytesException e) {
            throw unreadable(e);
        }
    }

    double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    byte @Nullable [] getBytesOrNull() {
        return read(ByteReader::getBytesOrNull);
    }

    byte[] getBytes() {
        return read(ByteReader::getBytes);
    }

    @Nullable String getTextOrNull() {
        return read(ByteReader::getTextOrNull);
    }

    String getText() {
        return read(ByteReader::getText);
    }

    @Nullable Integer getIntOrNull() {
        return getByte() == 0 ? null : getInt();
    }

    @Nullable Double getDoubleOrNull() {
        return getByte() == 0 ? null : getDouble();
    }

    List<Integer> getInts() {
        return list(this::getInt);
    }

    List<String> getTexts() {
        return list(this::getText);
    }

    private <T> List<T> list(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int left = getInt(); left > 0; left--) {
            all.add(one.get());
        }
        return all;
    }

    /** Checks that everything was read. */
    void end() {
        if (in.remaining() > 0) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state with %d bytes too many",
                            kind,
                            in.remaining()));
        }
    }

    private <T extends @Nullable Object> T read(Function<ByteReader, T> one) {
        try {
            return one.apply(in);
        } catch (MalformedBytesException e) {
            throw unreadable(e);
        }
    }

    private UnreadableStateException unreadable(MalformedBytesException e) {
        return new UnreadableStateException("a %s state: %s".formatted(kind, e.getMessage()));
    }
}
