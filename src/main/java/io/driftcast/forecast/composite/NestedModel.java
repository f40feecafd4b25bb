package io.driftcast.forecast.composite;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.forecast.ModelImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a model inside another one: kind (block), format version (int), parameters (block);
 * a block is its length (int) and so many bytes.
 */
final class NestedModel {

    private NestedModel() {}

    /** The length of the encoding. */
    static int length(ModelImage model) {
        return 3 * Integer.BYTES + kindBytes(model).length + model.parameters().length;
    }

    static void put(ByteBuffer bytes, ModelImage model) {
        putBlock(bytes, kindBytes(model));
        bytes.putInt(model.formatVersion());
        putBlock(bytes, model.parameters());
    }

    static ModelImage read(ModelBytes bytes) throws IncompatibleModelException {
        String kind = readText(bytes, "the length of the kind inside");
        int formatVersion = bytes.count("the version of the model inside");
        return new ModelImage(
                kind, formatVersion, readBlock(bytes, "the length of the parameters inside"));
    }

    private static byte[] kindBytes(ModelImage model) {
        return model.kind().getBytes(StandardCharsets.UTF_8);
    }

    static String readText(ModelBytes bytes, String name) throws IncompatibleModelException {
        return new String(readBlock(bytes, name), StandardCharsets.UTF_8);
    }

    static void putBlock(ByteBuffer bytes, byte[] block) {
        bytes.putInt(block.length).put(block);
    }

    static byte[] readBlock(ModelBytes bytes, String name) throws IncompatibleModelException {
        int length = bytes.count(name);
        // one by one: a length that is wrong ends with the bytes, not with the memory
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            block.write(bytes.unsignedByte());
        }
        return block.toByteArray();
    }
}
