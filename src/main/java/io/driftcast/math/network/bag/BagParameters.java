package io.driftcast.math.network.bag;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.LinearParameters;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/**
 * The parameters of a {@link BagShape}, or anything of their shape such as a gradient, in one flat
 * tensor: the table, its bias, and the linear layer.
 */
public final class BagParameters {

    private final BagShape shape;
    private final Tensor flat;
    private final Tensor table;
    private final Tensor bias;
    private final LinearParameters head;

    /**
     * Views of a flat tensor.
     *
     * @throws IllegalArgumentException if its length is not {@link BagShape#parameters()}
     */
    public BagParameters(BagShape shape, Tensor flat) {
        if (flat.rank() != 1 || flat.length() != shape.parameters()) {
            throw new IllegalArgumentException(
                    "%s for %s, which has %s parameters"
                            .formatted(flat, shape, shape.parameters()));
        }
        this.shape = shape;
        this.flat = flat;
        int width = shape.width();
        int rows = shape.features() * width;
        int weights = width * shape.outputs();
        table = flat.slice(0, rows).reshaped(shape.features(), width);
        bias = flat.slice(rows, width);
        head =
                new LinearParameters(
                        flat.slice(rows + width, weights).reshaped(width, shape.outputs()),
                        flat.slice(rows + width + weights, shape.outputs()));
    }

    /** All zero. */
    public static BagParameters zeros(Arena arena, BagShape shape) {
        return new BagParameters(shape, Tensor.zeros(arena, shape.parameters()));
    }

    /**
     * A table of numbers drawn uniformly from +-1 / width, as fastText draws them (Joulin et al.
     * 2017, doi:10.18653/v1/E17-2068), weights of the linear layer from +-sqrt(6 / (inputs +
     * outputs)) (Glorot and Bengio 2010, PMLR 9), the rest 0.
     */
    public static BagParameters random(Arena arena, BagShape shape, long seed) {
        BagParameters parameters = zeros(arena, shape);
        SplittableRandom random = new SplittableRandom(seed);
        draw(parameters.table, 1.0 / shape.width(), random);
        draw(parameters.head.weights(), Math.sqrt(6.0 / (shape.width() + shape.outputs())), random);
        return parameters;
    }

    private static void draw(Tensor tensor, double bound, SplittableRandom random) {
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (bound * (2 * random.nextDouble() - 1)));
        }
    }

    /** What shape they are of. */
    public BagShape shape() {
        return shape;
    }

    /** All of them. */
    public Tensor flat() {
        return flat;
    }

    /** features x width. */
    public Tensor table() {
        return table;
    }

    /** Length width. */
    Tensor bias() {
        return bias;
    }

    /** width x outputs. */
    LinearParameters head() {
        return head;
    }
}
