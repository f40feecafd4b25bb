package io.driftcast.stream.store;

/** {@link HistoryChunk} to and from bytes: the first step, then value and label of each step. */
public final class HistoryChunkCodec implements StateCodec<HistoryChunk> {

    private static final int VERSION = 1;
    private static final int SIZE = Long.BYTES + HistoryChunk.STEPS * (Double.BYTES + Long.BYTES);

    @Override
    public byte[] encode(HistoryChunk chunk) {
        StateOutput out = new StateOutput(StateKind.HISTORY_CHUNK, VERSION, SIZE);
        out.putLong(chunk.firstStep());
        for (int i = 0; i < HistoryChunk.STEPS; i++) {
            out.putDouble(chunk.values()[i]);
            out.putLong(chunk.labels()[i]);
        }
        return out.toBytes();
    }

    @Override
    public HistoryChunk decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.HISTORY_CHUNK, VERSION);
        long firstStep = in.getLong();
        double[] values = new double[HistoryChunk.STEPS];
        long[] labels = new long[HistoryChunk.STEPS];
        for (int i = 0; i < HistoryChunk.STEPS; i++) {
            values[i] = in.getDouble();
            labels[i] = in.getLong();
        }
        in.end();
        return new HistoryChunk(firstStep, values, labels);
    }
}
