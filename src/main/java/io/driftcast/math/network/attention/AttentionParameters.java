package io.driftcast.math.network.attention;

import io.driftcast.math.network.LinearParameters;

/**
 * The parameters of an attention layer, or their gradient.
 *
 * @param in width x 3 width: the columns of q, k and v
 * @param out width x width
 */
record AttentionParameters(LinearParameters in, LinearParameters out) {}
