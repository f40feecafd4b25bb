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
 * <p>Most series share few setups, so each is taken apart and put together once and looked up from
 * then on: by identity when writing, by its bytes when reading. Thread-safe: entries are immutable,
 * and a lost race costs a second parse.
 */
final class GridSetupBytes {

    private static final int SLOTS = 1024;
    private static final int ESTIMATED_BYTES = 160;

    private record Entry(byte[] bytes, GridSetup setup) {}

    private final DeclarationCodec declarations = new DeclarationCodec();
    private final @Nullable Entry[] byBytes = new @Nullable Entry[SLOTS];
    private final @Nullable Entry[] bySetup = new @Nullable Entry[SLOTS];

    /** The bytes of a setup; shared, so not to be changed. */
    // Identity is what is meant: equal setups that are two objects have an entry each.
    @SuppressWarnings("ReferenceEquality")
    byte[] of(GridSetup setup) {
        Entry known = bySetup[slot(setup)];
        if (known != null && known.setup == setup) {
            return known.bytes;
        }
        byte[] bytes = encode(setup);
        remember(new Entry(bytes, setup));
        return bytes;
    }

    /**
     * The setup of these bytes.
     *
     * @throws UnreadableStateException if they are none
     */
    GridSetup read(byte[] bytes) {
        Entry known = byBytes[slot(bytes)];
        if (known != null && Arrays.equals(known.bytes, bytes)) {
            return known.setup;
        }
        GridSetup setup;
        try {
            setup = decode(new ByteReader(bytes));
        } catch (MalformedBytesException | IllegalArgumentException e) {
            throw new UnreadableStateException("a GRID state whose setup is damaged: " + e);
        }
        remember(new Entry(bytes, setup));
        return setup;
    }

    private void remember(Entry entry) {
        byBytes[slot(entry.bytes)] = entry;
        bySetup[slot(entry.setup)] = entry;
    }

    private static int slot(byte[] bytes) {
        int hash = Arrays.hashCode(bytes);
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private static int slot(GridSetup setup) {
        return System.identityHashCode(setup) & (SLOTS - 1);
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
