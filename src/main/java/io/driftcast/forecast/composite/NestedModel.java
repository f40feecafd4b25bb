package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;

/**
 * The bytes of a model inside another one: kind (block), format version (int), parameters (block);
 * a block is its length (int) and so many bytes.
 */
final class NestedModel {

    private NestedModel() {}

    /** About as many bytes as it takes. */
    static int length(ModelImage model) {
        return 3 * Integer.BYTES + model.kind().length() + model.parameters().length;
    }

    static void put(ByteWriter bytes, ModelImage model) {
        bytes.putText(model.kind()).putInt(model.formatVersion()).putBytes(model.parameters());
    }

    static ModelImage read(ModelBytes bytes) throws IncompatibleModelException {
        return new ModelImage(
                bytes.text("the length of the kind inside"),
                bytes.count("the version of the model inside"),
                bytes.block("the length of the parameters inside"));
    }
}
