package io.driftcast.stream.store;

import io.driftcast.stream.deployment.StoredModel;
import java.nio.ByteBuffer;

/**
 * {@link StoredModel} to and from bytes, its fields in order; the first step of the training came
 * last, with version 2. A model kept by version 1 counts as trained from the step its state stands
 * at.
 */
public final class StoredModelCodec implements StateCodec<StoredModel> {

    private static final int VERSION = 2;
    private static final int FIXED_BYTES = 160;

    @Override
    public byte[] encode(StoredModel model) {
        int estimate = FIXED_BYTES + model.parameters().remaining() + model.state().remaining();
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
        out.putLong(model.trainedFromStep());
        return out.toBytes();
    }

    @Override
    public StoredModel decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.MODEL, VERSION);
        String modelId = in.getText();
        String modelVersion = in.getText();
        long deployment = in.getLong();
        String kind = in.getText();
        int formatVersion = in.getInt();
        long to = in.getLong();
        long specHash = in.getLong();
        ByteBuffer parameters = in.getSlice();
        ByteBuffer state = in.getSlice();
        long from = in.version() == 1 ? to : in.getLong();
        in.end();
        return new StoredModel(
                modelId,
                modelVersion,
                deployment,
                kind,
                formatVersion,
                from,
                to,
                specHash,
                parameters,
                state);
    }
}
