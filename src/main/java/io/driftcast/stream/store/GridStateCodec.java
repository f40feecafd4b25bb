package io.driftcast.stream.store;

import io.driftcast.series.grid.AcceptedReadings;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.GridSetup;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.OpenStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@link GridState} to and from bytes. Written and read once a reading, so plain fields in a fixed
 * order: the setup with its length; begun; ingest time, watermark and next step; the fingerprints
 * of the last readings; the open steps; the held readings with their raw bytes. A series that
 * expects one reading a step takes about 260 bytes. Equal states give equal bytes.
 */
final class GridStateCodec {

    static final int VERSION = 1;

    private GridStateCodec() {}

    /**
     * Writes a grid's state as a piece of another state.
     *
     * @param setup the bytes of its setup
     */
    static void write(GridState state, byte[] setup, StateOutput out) {
        int start = out.begin(StateKind.GRID, VERSION);
        out.putBytes(setup);
        out.putByte(state.begun() ? 1 : 0);
        out.putLong(state.lastIngestAt());
        out.putLong(state.watermark());
        out.putLong(state.nextStep());
        AcceptedReadings accepted = state.accepted();
        out.putByte(accepted.size());
        for (int i = 0; i < accepted.size(); i++) {
            out.putLong(accepted.fingerprint(i));
        }
        putOpen(state.open(), out);
        putHeld(state.held(), out);
        out.end(start);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param setup its setup, the bytes of which come first and have been read
     */
    static GridState read(GridSetup setup, StateInput in) {
        GridState state =
                GridState.restore(
                        setup,
                        in.getByte() != 0,
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        getAccepted(in),
                        getOpen(in),
                        getHeld(in));
        in.end();
        return state;
    }

    private static AcceptedReadings getAccepted(StateInput in) {
        int n = in.getByte();
        if (n < 0 || n > AcceptedReadings.CAPACITY) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a GRID state that remembers %d readings, more than %d",
                            n,
                            AcceptedReadings.CAPACITY));
        }
        AcceptedReadings accepted = new AcceptedReadings();
        for (int i = 0; i < n; i++) {
            accepted.add(in.getLong());
        }
        return accepted;
    }

    private static void putOpen(List<OpenStep> open, StateOutput out) {
        out.putInt(open.size());
        for (int i = 0; i < open.size(); i++) {
            OpenStep step = open.get(i);
            out.putLong(step.step());
            out.putInt(step.readings());
            out.putInt(step.count());
            out.putDouble(step.value());
            out.putLong(step.lastAt());
        }
    }

    private static List<OpenStep> getOpen(StateInput in) {
        int n = in.getInt();
        List<OpenStep> open = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            open.add(
                    new OpenStep(
                            in.getLong(), in.getInt(), in.getInt(), in.getDouble(), in.getLong()));
        }
        return open;
    }

    private static void putHeld(List<Arrival> held, StateOutput out) {
        out.putInt(held.size());
        for (int i = 0; i < held.size(); i++) {
            Arrival each = held.get(i);
            out.putLong(each.observedAt());
            out.putDouble(each.value());
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
                            in.getLong(),
                            in.getBytes(),
                            in.getInt(),
                            in.getLong()));
        }
        return held;
    }
}
