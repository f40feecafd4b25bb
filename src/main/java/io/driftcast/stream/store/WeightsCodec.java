package io.driftcast.stream.store;

import io.driftcast.stream.deployment.Weights;

/** {@link Weights} to and from bytes, the fields in order. */
public final class WeightsCodec implements StateCodec<Weights> {

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 48;

    @Override
    public byte[] encode(Weights weights) {
        int estimate = FIXED_BYTES + weights.image().parameters().length;
        StateOutput out = new StateOutput(StateKind.WEIGHTS, VERSION, estimate);
        out.putInt(weights.references());
        ModelImageBytes.put(weights.image(), out);
        return out.toBytes();
    }

    @Override
    public Weights decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.WEIGHTS, VERSION);
        Weights weights = new Weights(in.getInt(), ModelImageBytes.get(in));
        in.end();
        return weights;
    }
}
