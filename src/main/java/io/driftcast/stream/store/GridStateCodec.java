package io.driftcast.stream.store;

import io.driftcast.series.grid.Alignment;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.GridDoubts;
import io.driftcast.series.grid.GridDoubts.Seen;
import io.driftcast.series.grid.GridSetup;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.HeldReadings;
import io.driftcast.series.grid.Pace;
import io.driftcast.series.grid.StepTally;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link GridState} to and from bytes. Written and read once a reading, so plain fields in a fixed
 * order: the setup with its length; begun; ingest time, watermark, next step and last offset; the
 * open steps; the held readings with their raw bytes; where readings fall, and what speaks against
 * the grid. A series that expects one reading a step takes about 170 bytes. Equal states give equal
 * bytes.
 */
final class GridStateCodec {

    static final int VERSION = 1;

    private static final int BEGUN = 1;
    private static final int REPEATING = 2;

    private GridStateCodec() {}

    /**
     * Writes a grid's state as a piece of another state.
     *
     * @param setup the bytes of its setup
     */
    static void write(GridState state, byte[] setup, StateOutput out) {
        int start = out.begin(StateKind.GRID, VERSION);
        out.putBytes(setup);
        out.putByte((state.begun() ? BEGUN : 0) | (state.repeating() ? REPEATING : 0));
        out.putLong(state.lastIngestAt());
        out.putLong(state.watermark());
        out.putLong(state.nextStep());
        out.putLong(state.lastOffset());
        putTallies(state.open(), out);
        putHeld(state.held().single(), out);
        putTallies(state.held().merged(), out);
        out.putDouble(state.alignment().lag());
        out.putByte(state.alignment().farOff());
        putDoubts(state.doubts(), out);
        out.end(start);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param setup its setup, the bytes of which come first and have been read
     */
    static GridState read(GridSetup setup, StateInput in) {
        int flags = in.getByte();
        GridState state =
                GridState.restore(
                        setup,
                        (flags & BEGUN) != 0,
                        (flags & REPEATING) != 0,
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        getTallies(in),
                        new HeldReadings(getHeld(in), getTallies(in)),
                        new Alignment(in.getDouble(), in.getByte()),
                        getDoubts(in));
        in.end();
        return state;
    }

    private static void putTallies(List<StepTally> tallies, StateOutput out) {
        out.putInt(tallies.size());
        for (int i = 0; i < tallies.size(); i++) {
            StepTally tally = tallies.get(i);
            out.putLong(tally.step());
            out.putInt(tally.readings());
            out.putInt(tally.count());
            out.putDouble(tally.value());
            out.putLong(tally.lastAt());
            out.putByte(tally.illegal() ? 1 : 0);
            CountedBytes.put(tally.counted(), out);
        }
    }

    private static List<StepTally> getTallies(StateInput in) {
        int n = in.getInt();
        List<StepTally> tallies = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            tallies.add(
                    new StepTally(
                            in.getLong(),
                            in.getInt(),
                            in.getInt(),
                            in.getDouble(),
                            in.getLong(),
                            in.getByte() != 0,
                            CountedBytes.get(in)));
        }
        return tallies;
    }

    private static void putDoubts(GridDoubts doubts, StateOutput out) {
        putSeen(doubts.afterGaps(), out);
        putSeen(doubts.crowded(), out);
        out.putInt(doubts.present());
        out.putInt(doubts.doubled());
        out.putDouble(doubts.pace().millis());
        out.putInt(doubts.pace().spacings());
    }

    private static GridDoubts getDoubts(StateInput in) {
        return new GridDoubts(
                getSeen(in),
                getSeen(in),
                in.getInt(),
                in.getInt(),
                new Pace(in.getDouble(), in.getInt()));
    }

    private static void putSeen(List<Seen> seen, StateOutput out) {
        out.putByte(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            Seen each = seen.get(i);
            out.putLong(each.at());
            out.putDouble(each.value());
            out.putInt(each.present());
        }
    }

    private static List<Seen> getSeen(StateInput in) {
        List<Seen> seen = new ArrayList<>();
        for (int left = in.getByte(); left > 0; left--) {
            seen.add(new Seen(in.getLong(), in.getDouble(), in.getInt()));
        }
        return seen;
    }

    private static void putHeld(List<Arrival> held, StateOutput out) {
        out.putInt(held.size());
        for (int i = 0; i < held.size(); i++) {
            Arrival each = held.get(i);
            out.putLong(each.observedAt());
            out.putDouble(each.value());
            out.putByte(each.illegal() ? 1 : 0);
            out.putInt(each.fingerprint());
            out.putLong(each.ingestAt());
            out.putBytes(each.rawValue());
            out.putInt(each.partition());
            out.putLong(each.offset());
        }
    }

    private static List<Arrival> getHeld(StateInput in) {
        int n = in.getInt();
        List<Arrival> held = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            held.add(
                    new Arrival(
                            in.getLong(),
                            in.getDouble(),
                            in.getByte() != 0,
                            in.getInt(),
                            in.getLong(),
                            in.getBytes(),
                            in.getInt(),
                            in.getLong()));
        }
        return held;
    }
}
