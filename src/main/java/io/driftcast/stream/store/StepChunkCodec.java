package io.driftcast.stream.store;

/** {@link StepChunk} to and from bytes: the first step, then value and count of each step. */
public final class StepChunkCodec implements StateCodec<StepChunk> {

    private static final int VERSION = 1;
    private static final int SIZE = Long.BYTES + StepChunk.STEPS * (Double.BYTES + Integer.BYTES);

    @Override
    public byte[] encode(StepChunk chunk) {
        StateOutput out = new StateOutput(StateKind.STEP_CHUNK, VERSION, SIZE);
        out.putLong(chunk.firstStep());
        for (int i = 0; i < StepChunk.STEPS; i++) {
            out.putDouble(chunk.values()[i]);
            out.putInt(chunk.counts()[i]);
        }
        return out.toBytes();
    }

    @Override
    public StepChunk decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.STEP_CHUNK, VERSION);
        long firstStep = in.getLong();
        double[] values = new double[StepChunk.STEPS];
        int[] counts = new int[StepChunk.STEPS];
        for (int i = 0; i < StepChunk.STEPS; i++) {
            values[i] = in.getDouble();
            counts[i] = in.getInt();
        }
        in.end();
        return new StepChunk(firstStep, values, counts);
    }
}
