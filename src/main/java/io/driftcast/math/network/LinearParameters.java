package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;

/**
 * The parameters of a linear layer, or their gradient, as views.
 *
 * @param weights inputs x outputs
 * @param bias length outputs
 */
public record LinearParameters(Tensor weights, Tensor bias) {}
