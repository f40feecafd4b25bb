package io.driftcast.bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A model as bytes: which kind of model it is, and its parameters in that family's encoding. Images
 * are equal if their contents are. Immutable as far as the bytes are left alone.
 *
 * @param kind what runs it
 * @param formatVersion the version of that kind's encodings, of parameters and states
 * @param parameters the fitted parameters; kept, not copied
 */
public record ModelImage(String kind, int formatVersion, byte[] parameters) {

    /** An image of parameters that lie elsewhere, from position to limit, which are copied. */
    public static ModelImage copyOf(String kind, int formatVersion, ByteBuffer parameters) {
        byte[] bytes = new byte[parameters.remaining()];
        parameters.get(parameters.position(), bytes);
        return new ModelImage(kind, formatVersion, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelImage image
                && formatVersion == image.formatVersion
                && kind.equals(image.kind)
                && Arrays.equals(parameters, image.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + formatVersion) + Arrays.hashCode(parameters);
    }

    @Override
    public String toString() {
        return kind + " of format " + formatVersion + ", " + parameters.length + " bytes";
    }
}
