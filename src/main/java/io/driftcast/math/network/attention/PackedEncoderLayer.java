package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.LinearParameters;
import java.lang.foreign.Arena;

/**
 * An encoder layer laid out for use.
 *
 * @param projections width x 3 width: the columns of q, which are scaled as attention wants them, k
 *     and v
 * @param out width x width
 * @param in width x inner
 * @param inner inner x width
 */
record PackedEncoderLayer(
        PackedLinear projections,
        PackedLinear out,
        NormParameters attentionNorm,
        PackedLinear in,
        PackedLinear inner,
        NormParameters feedForwardNorm) {

    /** A copy. */
    static PackedEncoderLayer of(
            Arena arena, EncoderLayerShape shape, EncoderLayerParameters parameters) {
        FeedForwardParameters feedForward = parameters.feedForward();
        return new PackedEncoderLayer(
                projections(arena, shape, parameters.attention().in()),
                PackedLinear.of(arena, parameters.attention().out()),
                copy(arena, parameters.attentionNorm()),
                PackedLinear.of(arena, feedForward.in()),
                PackedLinear.of(arena, feedForward.out()),
                copy(arena, parameters.feedForwardNorm()));
    }

    /** A copy of a normalisation's parameters. */
    static NormParameters copy(Arena arena, NormParameters norm) {
        return new NormParameters(
                PackedLinear.copy(arena, norm.gain()), PackedLinear.copy(arena, norm.bias()));
    }

    private static PackedLinear projections(
            Arena arena, EncoderLayerShape shape, LinearParameters parameters) {
        float scale = (float) (1 / Math.sqrt((double) shape.width() / shape.heads()));
        try (Arena own = Arena.ofConfined()) {
            Tensor weights = PackedLinear.copy(own, parameters.weights());
            Tensor bias = PackedLinear.copy(own, parameters.bias());
            Kernels.BLAS.scale(scale, Matrix.of(weights).columns(0, shape.width()));
            Kernels.BLAS.scale(scale, bias.slice(0, shape.width()));
            return PackedLinear.of(arena, new LinearParameters(weights, bias));
        }
    }
}
