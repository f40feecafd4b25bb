package io.driftcast.stream.store;

import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.deployment.StoredModel;

/** {@link StoredModel} to and from bytes, its fields in order. */
public final class StoredModelCodec implements StateCodec<StoredModel> {

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 160;

    @Override
    public byte[] encode(StoredModel model) {
        int estimate = FIXED_BYTES + model.image().parameters().length + model.state().length;
        StateOutput out = new StateOutput(StateKind.MODEL, VERSION, estimate);
        out.putText(model.modelId());
        out.putText(model.version());
        out.putLong(model.deployment());
        out.putText(model.role().name());
        out.putByte(model.pinned() ? 1 : 0);
        ModelImageBytes.put(model.image(), out);
        out.putLong(model.trainedFromStep());
        out.putLong(model.trainedToStep());
        out.putLong(model.specHash());
        out.putBytes(model.state());
        return out.toBytes();
    }

    @Override
    public StoredModel decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.MODEL, VERSION);
        StoredModel model =
                new StoredModel(
                        in.getText(),
                        in.getText(),
                        in.getLong(),
                        role(in.getText()),
                        in.getByte() != 0,
                        ModelImageBytes.get(in),
                        in.getLong(),
                        in.getLong(),
                        in.getLong(),
                        in.getBytes());
        in.end();
        return model;
    }

    private static Role role(String name) {
        try {
            return Role.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException("a MODEL state of an unknown role");
        }
    }
}
