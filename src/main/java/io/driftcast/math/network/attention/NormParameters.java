package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Tensor;

/**
 * The parameters of a layer normalisation, or their gradient.
 *
 * @param gain of each column
 * @param bias of each column
 */
record NormParameters(Tensor gain, Tensor bias) {}
