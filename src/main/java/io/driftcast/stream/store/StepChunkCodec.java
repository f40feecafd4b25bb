package io.driftcast.stream.store;

import java.util.Locale;

/**
 * {@link StepChunk} to and from bytes: the first step, a bit for each step that has closed, then
 * value and count of each of those.
 */
public final class StepChunkCodec implements StateCodec<StepChunk> {

    static final int VERSION = 1;

    /** The most that a chunk takes. */
    static final int BYTES =
            StateOutput.HEADER_BYTES
                    + Long.BYTES
                    + Short.BYTES
                    + StepChunk.STEPS * (Double.BYTES + Integer.BYTES);

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
        int closed = 0;
        for (int i = 0; i < StepChunk.STEPS; i++) {
            closed |= chunk.holds(chunk.firstStep() + i) ? 1 << i : 0;
        }
        out.putLong(chunk.firstStep());
        out.putShort(closed);
        for (int i = 0; i < StepChunk.STEPS; i++) {
            if ((closed & 1 << i) != 0) {
                out.putDouble(chunk.values()[i]);
                out.putInt(chunk.counts()[i]);
            }
        }
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
                chunk.set(firstStep + i, in.getDouble(), in.getInt());
            }
        }
        in.end();
        return chunk;
    }
}
