package io.driftcast.app.bench.kernels;

import io.driftcast.math.network.attention.EncoderLayerShape;
import io.driftcast.math.network.attention.NormPlace;
import io.driftcast.math.network.attention.PackedTokenNetwork;
import io.driftcast.math.network.attention.Rectifier;
import io.driftcast.math.network.attention.TokenNetworkParameters;
import io.driftcast.math.network.attention.TokenNetworkShape;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An encoder of texts with random weights that ours and a yardstick both get.
 *
 * @param weights all of them, in the order of {@link TokenNetworkParameters}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record EncoderCase(float[] weights) {

    static final int VOCABULARY = 8000;
    static final int WIDTH = 128;
    static final int HEADS = 4;
    static final int LAYERS = 2;
    static final int OUTPUTS = 4;

    /** Numbers in the middle of the feed-forward layer. */
    static final int INNER = 256;

    private static final TokenNetworkShape SHAPE = shape(INNER);

    static EncoderCase random(RandomGenerator random) {
        try (Arena arena = Arena.ofConfined()) {
            TokenNetworkParameters parameters =
                    TokenNetworkParameters.random(arena, SHAPE, random.nextLong());
            return new EncoderCase(parameters.flat().toArray());
        }
    }

    /** Of so many inner numbers. */
    static TokenNetworkShape shape(int inner) {
        return new TokenNetworkShape(
                VOCABULARY,
                LAYERS,
                new EncoderLayerShape(WIDTH, HEADS, inner, Rectifier.RELU, NormPlace.LAST),
                OUTPUTS);
    }

    /** Ours. */
    PackedTokenNetwork packed(Arena arena) {
        TokenNetworkParameters parameters = TokenNetworkParameters.zeros(arena, SHAPE);
        parameters.flat().copyFrom(weights);
        return new PackedTokenNetwork(arena, parameters);
    }

    /** Hands out the weights one part after the other, from the embeddings on. */
    Parts parts() {
        return new Parts();
    }

    /**
     * The multiplications and additions of the products in one pass over a sequence: projections
     * and feed-forward layer of each token, scores and contexts of each pair.
     */
    static double operations(int inner, int length) {
        double token = WIDTH * (3.0 * WIDTH + WIDTH + 2.0 * inner);
        double pairs = 2.0 * length * WIDTH;
        return 2.0 * LAYERS * length * (token + pairs);
    }

    /** The weights from some place on. */
    final class Parts {

        private int from;

        /** The next so many. */
        float[] next(int count) {
            from += count;
            return Arrays.copyOfRange(weights, from - count, from);
        }
    }
}
