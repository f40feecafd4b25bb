package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.LinearParameters;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a {@link TokenNetworkShape}, or anything of their shape such as a gradient, in
 * one flat tensor: the embeddings, layer by layer those of an {@link EncoderLayer}, the last
 * normalisation if there is one, and the head.
 */
public final class TokenNetworkParameters {

    /** Hands out the parts of a flat tensor one after the other. */
    private static final class Parts {

        private final Tensor flat;
        private int from;

        Parts(Tensor flat) {
            this.flat = flat;
        }

        Tensor vector(int length) {
            from += length;
            return flat.slice(from - length, length);
        }

        Tensor matrix(int rows, int columns) {
            return vector(rows * columns).reshaped(rows, columns);
        }

        LinearParameters linear(int inputs, int outputs) {
            return new LinearParameters(matrix(inputs, outputs), vector(outputs));
        }

        NormParameters norm(int width) {
            return new NormParameters(vector(width), vector(width));
        }

        EncoderLayerParameters layer(EncoderLayerShape shape) {
            int width = shape.width();
            return new EncoderLayerParameters(
                    new AttentionParameters(linear(width, 3 * width), linear(width, width)),
                    norm(width),
                    new FeedForwardParameters(
                            linear(width, shape.inner()), linear(shape.inner(), width)),
                    norm(width));
        }
    }

    private final TokenNetworkShape shape;
    private final Tensor flat;
    private final Tensor embeddings;
    private final List<EncoderLayerParameters> layers;
    private final @Nullable NormParameters norm;
    private final LinearParameters head;

    /**
     * Views of a flat tensor.
     *
     * @throws IllegalArgumentException if its length is not {@link TokenNetworkShape#parameters()}
     */
    public TokenNetworkParameters(TokenNetworkShape shape, Tensor flat) {
        if (flat.rank() != 1 || flat.length() != shape.parameters()) {
            throw new IllegalArgumentException(
                    "%s for %s, which has %s parameters"
                            .formatted(flat, shape, shape.parameters()));
        }
        this.shape = shape;
        this.flat = flat;
        Parts parts = new Parts(flat);
        embeddings = parts.matrix(shape.vocabulary(), shape.width());
        List<EncoderLayerParameters> views = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            views.add(parts.layer(shape.layer()));
        }
        layers = List.copyOf(views);
        norm = shape.endsInNorm() ? parts.norm(shape.width()) : null;
        head = parts.linear(shape.width(), shape.outputs());
    }

    /** All zero. */
    public static TokenNetworkParameters zeros(Arena arena, TokenNetworkShape shape) {
        return new TokenNetworkParameters(shape, Tensor.zeros(arena, shape.parameters()));
    }

    /**
     * Embeddings drawn from a normal distribution with a standard deviation of 0.1, weights drawn
     * uniformly from +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010, PMLR 9), gains of 1,
     * the rest 0.
     */
    public static TokenNetworkParameters random(Arena arena, TokenNetworkShape shape, long seed) {
        TokenNetworkParameters parameters = zeros(arena, shape);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < parameters.embeddings.length(); i++) {
            parameters.embeddings.set(i, (float) (0.1 * random.nextGaussian()));
        }
        for (EncoderLayerParameters layer : parameters.layers) {
            draw(layer.attention().in(), random);
            draw(layer.feedForward().in(), random);
            layer.attentionNorm().gain().fill(1);
            layer.feedForwardNorm().gain().fill(1);
        }
        if (parameters.norm != null) {
            parameters.norm.gain().fill(1);
        }
        draw(parameters.head, random);
        return parameters;
    }

    private static void draw(LinearParameters linear, SplittableRandom random) {
        Tensor weights = linear.weights();
        double bound = Math.sqrt(6.0 / (weights.size(0) + weights.size(1)));
        for (int i = 0; i < weights.length(); i++) {
            weights.set(i, (float) (bound * (2 * random.nextDouble() - 1)));
        }
    }

    /** What shape they are of. */
    public TokenNetworkShape shape() {
        return shape;
    }

    /** All of them. */
    public Tensor flat() {
        return flat;
    }

    /** vocabulary x width. */
    public Tensor embeddings() {
        return embeddings;
    }

    /** Layer by layer, the first being fed with the embeddings. */
    List<EncoderLayerParameters> layers() {
        return layers;
    }

    /** The last normalisation. */
    @Nullable NormParameters norm() {
        return norm;
    }

    /** width x outputs. */
    LinearParameters head() {
        return head;
    }
}
