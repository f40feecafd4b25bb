package io.driftcast.stream.store;

import io.driftcast.series.SeriesSettings;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The seldom changing part of a grid's state as bytes and back: the declaration, and of the grid
 * what was found (interval, readings per step, phase); the rest follows from these.
 *
 * <p>A series' setup is taken apart only when it has changed, and as most series share few, those
 * with the same bytes are put together once and looked up from then on. Thread-safe: what is kept
 * is immutable, and a lost race costs a second parse.
 */
final class GridSetupBytes {

    private static final int SLOTS = 1024;

    /**
     * A setup and what it is written as.
     *
     * @param bytes shared, so not to be changed
     */
    record Written(GridSetup setup, byte[] bytes) {}

    private final SeriesSettingsCodec settings = new SeriesSettingsCodec();
    private final @Nullable Written[] known = new @Nullable Written[SLOTS];

    /**
     * A setup with its bytes.
     *
     * @param before what was written before it, and is again if it is the same object
     */
    // Identity is what is meant: it is enough, and to compare would cost as much as to write.
    @SuppressWarnings("ReferenceEquality")
    Written of(GridSetup setup, @Nullable Written before) {
        if (before != null && before.setup == setup) {
            return before;
        }
        byte[] bytes = encode(setup);
        Written same = find(bytes);
        if (same != null) {
            return new Written(setup, same.bytes);
        }
        return remember(new Written(setup, bytes));
    }

    /**
     * The setup of these bytes.
     *
     * @throws UnreadableStateException if they are none
     */
    Written read(byte[] bytes) {
        Written same = find(bytes);
        if (same != null) {
            return same;
        }
        GridSetup setup;
        try {
            setup = decode(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException
                | NegativeArraySizeException
                | IllegalArgumentException e) {
            throw new UnreadableStateException("a GRID state whose setup is damaged: " + e);
        }
        return remember(new Written(setup, bytes));
    }

    private @Nullable Written find(byte[] bytes) {
        Written found = known[slot(bytes)];
        return found != null && Arrays.equals(found.bytes, bytes) ? found : null;
    }

    private Written remember(Written written) {
        known[slot(written.bytes)] = written;
        return written;
    }

    private static int slot(byte[] bytes) {
        int hash = Arrays.hashCode(bytes);
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private byte[] encode(GridSetup setup) {
        byte[] declared = settings.encode(setup.declared());
        Grid grid = setup.grid();
        if (grid == null) {
            return ByteBuffer.allocate(Integer.BYTES + declared.length)
                    .putInt(declared.length)
                    .put(declared)
                    .array();
        }
        byte[] interval = grid.interval().iso().getBytes(StandardCharsets.US_ASCII);
        int fixed = 2 * Integer.BYTES + Long.BYTES;
        return ByteBuffer.allocate(fixed + declared.length + interval.length)
                .putInt(declared.length)
                .put(declared)
                .putInt(grid.readingsPerStep())
                .putLong(grid.phaseMillis())
                .put(interval)
                .array();
    }

    private GridSetup decode(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a declaration of " + length + " bytes");
        }
        byte[] declaredBytes = new byte[length];
        in.get(declaredBytes);
        SeriesSettings declared = settings.decode(declaredBytes);
        if (!in.hasRemaining()) {
            return new GridSetup(declared, null);
        }
        int readingsPerStep = in.getInt();
        long phaseMillis = in.getLong();
        byte[] interval = new byte[in.remaining()];
        in.get(interval);
        String iso = new String(interval, StandardCharsets.US_ASCII);
        return GridSetup.of(declared, iso, readingsPerStep, phaseMillis);
    }
}
