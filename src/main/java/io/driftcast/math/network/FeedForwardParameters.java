package io.driftcast.math.network;

/**
 * The parameters of a feed-forward layer, or their gradient.
 *
 * @param in width x inner
 * @param out inner x width
 */
record FeedForwardParameters(LinearParameters in, LinearParameters out) {}
