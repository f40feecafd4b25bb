package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/**
 * What reading a sequence takes beside the weights, for the longest one.
 *
 * @param positions longest x width
 * @param states longest x width: what goes from layer to layer
 * @param sublayer longest x width: what goes in and out of a sublayer
 * @param change longest x width: what a sublayer adds to states that it was not fed with
 * @param projections longest x 3 width: q, k and v
 * @param queries width x longest, filled up to whole vectors: q transposed
 * @param scores layers x heads x longest x longest filled up: key x query
 * @param sums layers x heads x longest filled up: one over the sum of each query's scores
 * @param context longest x width: what the heads give
 * @param inner longest x inner
 * @param shares longest: one over the length
 * @param pooled width
 * @param outputs one for each class
 */
record ReaderMemory(
        Tensor positions,
        Tensor states,
        Tensor sublayer,
        Tensor change,
        Tensor projections,
        Tensor queries,
        Tensor scores,
        Tensor sums,
        Tensor context,
        Tensor inner,
        Tensor shares,
        Tensor pooled,
        Tensor outputs) {

    /** The widest vector's elements. */
    private static final int VECTOR = 16;

    static ReaderMemory of(Arena arena, TokenNetworkShape shape, int longest) {
        int width = shape.width();
        int heads = shape.layer().heads();
        int filled = filled(longest);
        return new ReaderMemory(
                Positions.of(arena, longest, width),
                Tensor.zeros(arena, longest, width),
                Tensor.zeros(arena, longest, width),
                Tensor.zeros(arena, longest, width),
                Tensor.zeros(arena, longest, 3 * width),
                Tensor.zeros(arena, width, filled),
                Tensor.zeros(arena, shape.layers(), heads, longest, filled),
                Tensor.zeros(arena, shape.layers(), heads, filled),
                Tensor.zeros(arena, longest, width),
                Tensor.zeros(arena, longest, shape.layer().inner()),
                Tensor.zeros(arena, longest),
                Tensor.zeros(arena, 1, width),
                Tensor.zeros(arena, 1, shape.outputs()));
    }

    /** As many queries as fill whole vectors; what is computed of those too many is not used. */
    static int filled(int queries) {
        return Math.ceilDiv(queries, VECTOR) * VECTOR;
    }
}
