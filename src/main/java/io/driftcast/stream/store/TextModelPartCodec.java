package io.driftcast.stream.store;

import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.TextModelHead;
import io.driftcast.stream.scoring.TextModelPart;

/** {@link TextModelPart} to and from bytes, its fields in order. */
public final class TextModelPartCodec implements StateCodec<TextModelPart> {

    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 256;

    @Override
    public byte[] encode(TextModelPart part) {
        TextModelHead model = part.model();
        int estimate = FIXED_BYTES + model.modelId().length() + part.bytes().length;
        StateOutput out = new StateOutput(StateKind.TEXT_MODEL_PART, VERSION, estimate);
        out.putText(model.modelId());
        out.putText(model.version());
        out.putLong(model.deployment());
        out.putText(model.role().name());
        out.putByte(model.pinned() ? 1 : 0);
        out.putText(model.kind());
        out.putInt(model.formatVersion());
        out.putInt(model.parts());
        out.putText(model.digest());
        out.putInt(part.part());
        out.putBytes(part.bytes());
        return out.toBytes();
    }

    @Override
    public TextModelPart decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.TEXT_MODEL_PART, VERSION);
        TextModelHead model =
                new TextModelHead(
                        in.getText(),
                        in.getText(),
                        in.getLong(),
                        Role.named(in.getText()),
                        in.getByte() != 0,
                        in.getText(),
                        in.getInt(),
                        in.getInt(),
                        in.getText());
        TextModelPart part = new TextModelPart(model, in.getInt(), in.getBytes());
        in.end();
        return part;
    }
}
