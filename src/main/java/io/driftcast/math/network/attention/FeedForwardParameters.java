package io.driftcast.math.network.attention;

import io.driftcast.math.network.LinearParameters;

/**
 * The parameters of a feed-forward layer, or their gradient.
 *
 * @param in width x inner
 * @param out inner x width
 */
record FeedForwardParameters(LinearParameters in, LinearParameters out) {}
