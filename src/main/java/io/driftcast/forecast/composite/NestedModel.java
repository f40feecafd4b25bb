package io.driftcast.forecast.composite;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A model inside another one. Encoded as: kind (block), format version (int), parameters (block); a
 * block is its length (int) and so many bytes. Immutable as far as the bytes are left alone.
 */
record NestedModel(String kind, int formatVersion, byte[] parameters) {

    static NestedModel of(FittedModel model) {
        return new NestedModel(model.kind(), model.formatVersion(), model.parameters());
    }

    /** Ready to run, to be closed. */
    LoadedModel load(ForecasterFamilies families) throws IncompatibleModelException {
        return families.load(kind, formatVersion, parameters);
    }

    /** Decoded with each forecaster, for one whose parameters nobody closes. */
    LoadedModel decodedEachTime(ForecasterFamilies families) {
        return new LoadedModel() {
            @Override
            public Forecaster restore(byte[] state) throws IncompatibleModelException {
                return families.restore(kind, formatVersion, parameters, state);
            }

            @Override
            public Forecaster start(long offset) throws IncompatibleModelException {
                return families.startAt(kind, formatVersion, parameters, offset);
            }
        };
    }

    /** The length of the encoding. */
    int length() {
        return 3 * Integer.BYTES + kindBytes().length + parameters.length;
    }

    void put(ByteBuffer bytes) {
        putBlock(bytes, kindBytes());
        bytes.putInt(formatVersion);
        putBlock(bytes, parameters);
    }

    static NestedModel read(ModelBytes bytes) throws IncompatibleModelException {
        String kind = readText(bytes, "the length of the kind inside");
        int formatVersion = bytes.count("the version of the model inside");
        return new NestedModel(
                kind, formatVersion, readBlock(bytes, "the length of the parameters inside"));
    }

    private byte[] kindBytes() {
        return kind.getBytes(StandardCharsets.UTF_8);
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
