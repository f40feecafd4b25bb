package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;

/**
 * All parameters of a network in one flat tensor, and the gradient of a loss by each beside it.
 *
 * @param values what is computed with, and changed by an {@link Optimiser}
 * @param gradient of the same length
 */
public record Parameters(Tensor values, Tensor gradient) {

    /**
     * @throws IllegalArgumentException if the lengths differ
     */
    public Parameters {
        if (values.length() != gradient.length()) {
            throw new IllegalArgumentException(values + " with the gradient " + gradient);
        }
    }
}
