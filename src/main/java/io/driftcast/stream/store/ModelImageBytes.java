package io.driftcast.stream.store;

import io.driftcast.bytes.ModelImage;

/** A model's image as part of a state. */
final class ModelImageBytes {

    private ModelImageBytes() {}

    static void put(ModelImage image, StateOutput out) {
        out.putText(image.kind());
        out.putInt(image.formatVersion());
        out.putBytes(image.parameters());
    }

    static ModelImage get(StateInput in) {
        return new ModelImage(in.getText(), in.getInt(), in.getBytes());
    }
}
