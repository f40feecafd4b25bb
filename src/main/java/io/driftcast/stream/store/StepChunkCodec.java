package io.driftcast.stream.store;

import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.StepTally;
import java.util.Locale;

/**
 * {@link StepChunk} to and from bytes: the first step, a bit for each step that has closed, then of
 * each of those value, counts, the time of its last reading where that is kept, and what it
 * counted.
 */
public final class StepChunkCodec implements StateCodec<StepChunk> {

    static final int VERSION = 1;

    /** What a chunk takes whose steps have a reading each. */
    static final int BYTES = 384;

    @Override
    public byte[] encode(StepChunk chunk) {
        StateOutput out = new StateOutput(StateKind.STEP_CHUNK, VERSION, BYTES);
        put(chunk, out);
        return out.toBytes();
    }

    /** As a piece of another state. */
    static void write(StepChunk chunk, StateOutput out) {
        int start = out.begin(StateKind.STEP_CHUNK, VERSION);
        put(chunk, out);
        out.end(start);
    }

    private static void put(StepChunk chunk, StateOutput out) {
        long first = chunk.firstStep();
        int closed = 0;
        for (int i = 0; i < StepChunk.STEPS; i++) {
            closed |= chunk.holds(first + i) ? 1 << i : 0;
        }
        out.putLong(first);
        out.putShort(closed);
        for (int i = 0; i < StepChunk.STEPS; i++) {
            if ((closed & 1 << i) != 0) {
                chunk.write(i, out);
            }
        }
    }

    private static StepTally tally(long step, StateInput in) {
        double value = in.getDouble();
        int count = in.getInt();
        int readings = in.getInt();
        long lastAt = in.getByte() == 0 ? GridState.NONE : in.getLong();
        return new StepTally(step, readings, count, value, lastAt, false, CountedBytes.get(in));
    }

    @Override
    public StepChunk decode(byte[] bytes) {
        return read(StateInput.open(bytes, StateKind.STEP_CHUNK, VERSION));
    }

    static StepChunk read(StateInput in) {
        long firstStep = in.getLong();
        int closed = in.getUnsignedShort();
        StepChunk chunk = StepChunk.around(firstStep);
        if (chunk.firstStep() != firstStep) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a %s state that begins at step %d, inside a chunk",
                            StateKind.STEP_CHUNK,
                            firstStep));
        }
        for (int i = 0; i < StepChunk.STEPS; i++) {
            if ((closed & 1 << i) != 0) {
                chunk.set(tally(firstStep + i, in), true);
            }
        }
        in.end();
        return chunk;
    }
}
