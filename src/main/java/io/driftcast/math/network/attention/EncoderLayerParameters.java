package io.driftcast.math.network.attention;

/**
 * The parameters of one encoder layer, or their gradient.
 *
 * @param attention of the first sublayer
 * @param attentionNorm of its normalisation
 * @param feedForward of the second sublayer
 * @param feedForwardNorm of its normalisation
 */
record EncoderLayerParameters(
        AttentionParameters attention,
        NormParameters attentionNorm,
        FeedForwardParameters feedForward,
        NormParameters feedForwardNorm) {}
