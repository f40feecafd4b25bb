package io.driftcast.store;

/** {@link StoredModel} to and from bytes, its fields in order. */
public final class StoredModelCodec implements StateCodec<StoredModel> {

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 160;

    @Override
    public byte[] encode(StoredModel model) {
        int estimate = FIXED_BYTES + model.parameters().length + model.state().length;
        StateOutput out = new StateOutput(StateKind.MODEL, VERSION, estimate);
        out.putText(model.modelId());
        out.putText(model.version());
        out.putLong(model.deployment());
        out.putText(model.kind());
        out.putInt(model.formatVersion());
        out.putLong(model.trainedToStep());
        out.putLong(model.specHash());
        out.putBytes(model.parameters());
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
                        in.getText(),
                        in.getInt(),
                        in.getLong(),
                        in.getLong(),
                        in.getBytes(),
                        in.getBytes());
        in.end();
        return model;
    }
}
