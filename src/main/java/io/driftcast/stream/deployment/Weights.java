package io.driftcast.stream.deployment;

import io.driftcast.bytes.ModelImage;

/**
 * The parameters of one version of a model, kept once for all series that it is at work for.
 *
 * @param references how many series those are, at least 1
 * @param image the model
 */
public record Weights(int references, ModelImage image) {

    /** The same with another number of series. */
    public Weights withReferences(int count) {
        return new Weights(count, image);
    }
}
