package io.driftcast.stream.store;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
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
    private static final int ESTIMATED_BYTES = 160;

    /**
     * A setup and what it is written as.
     *
     * @param bytes shared, so not to be changed
     */
    record Written(GridSetup setup, byte[] bytes) {}

    private final DeclarationCodec declarations = new DeclarationCodec();
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
            setup = decode(new ByteReader(bytes));
        } catch (MalformedBytesException | IllegalArgumentException e) {
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
        ByteWriter out = new ByteWriter(ESTIMATED_BYTES);
        out.putBytes(declarations.encode(setup.declared()));
        Grid grid = setup.grid();
        if (grid != null) {
            out.putInt(grid.readingsPerStep())
                    .putLong(grid.phaseMillis())
                    .putText(grid.interval().iso());
        }
        return out.toBytes();
    }

    private GridSetup decode(ByteReader in) {
        Declaration declared = declarations.decode(in.getBytes());
        if (in.remaining() == 0) {
            return new GridSetup(declared, null);
        }
        int readingsPerStep = in.getInt();
        long phaseMillis = in.getLong();
        String interval = in.getText();
        in.end();
        return GridSetup.of(declared, interval, readingsPerStep, phaseMillis);
    }
}
