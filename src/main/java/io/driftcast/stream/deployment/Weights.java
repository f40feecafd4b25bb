package io.driftcast.stream.deployment;

import io.driftcast.forecast.ModelImage;
import java.nio.ByteBuffer;

/**
 * The parameters of one version of a model, kept once for all series that it is at work for.
 *
 * @param references how many series those are, at least 1
 * @param kind the family that runs it
 * @param formatVersion the version of the encoding
 * @param parameters the family's encoding, from position to limit; not to be changed
 */
public record Weights(int references, String kind, int formatVersion, ByteBuffer parameters) {

    /** The model that they are of, with bytes of its own. */
    public ModelImage image() {
        return ModelImage.copyOf(kind, formatVersion, parameters);
    }

    /** The same with another number of series. */
    public Weights withReferences(int count) {
        return new Weights(count, kind, formatVersion, parameters);
    }

    /** Whether these are the same parameters, of the same kind and format. */
    public boolean sameModel(Weights other) {
        return formatVersion == other.formatVersion
                && kind.equals(other.kind)
                && parameters.equals(other.parameters);
    }
}
