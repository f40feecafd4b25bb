package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The parameters of a recurrent network, or anything of their shape such as a gradient, in one flat
 * tensor: layer by layer the weights, the bias and the peepholes ({@link LayerParameters}), then
 * the head's weights (hidden x outputs) and its bias.
 */
public final class RecurrentParameters {

    private final RecurrentShape shape;
    private final Tensor flat;
    private final List<LayerParameters> layers;
    private final LinearParameters head;

    /**
     * Views of a flat tensor.
     *
     * @throws IllegalArgumentException if its length is not {@link RecurrentShape#parameters()}
     */
    public RecurrentParameters(RecurrentShape shape, Tensor flat) {
        if (flat.rank() != 1 || flat.length() != shape.parameters()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s for %s, which has %d parameters",
                            flat,
                            shape,
                            shape.parameters()));
        }
        this.shape = shape;
        this.flat = flat;
        List<LayerParameters> views = new ArrayList<>();
        int from = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            views.add(layer(from, layer));
            from += shape.parameters(layer);
        }
        layers = List.copyOf(views);
        int weights = shape.hidden() * shape.outputs();
        head =
                new LinearParameters(
                        flat.slice(from, weights).reshaped(shape.hidden(), shape.outputs()),
                        flat.slice(from + weights, shape.outputs()));
    }

    private LayerParameters layer(int from, int layer) {
        int rows = shape.inputs(layer) + shape.hidden();
        int columns = shape.columns();
        int bias = from + rows * columns;
        int peepholes = shape.peepholes();
        return new LayerParameters(
                flat.slice(from, rows * columns).reshaped(rows, columns),
                flat.slice(bias, columns),
                peepholes == 0
                        ? null
                        : flat.slice(bias + columns, peepholes)
                                .reshaped(peepholes / shape.hidden(), shape.hidden()));
    }

    /** All zero. */
    public static RecurrentParameters zeros(Arena arena, RecurrentShape shape) {
        return new RecurrentParameters(shape, Tensor.zeros(arena, shape.parameters()));
    }

    /**
     * Drawn uniformly from +-1 / sqrt(hidden), except for the forget gates' biases, which are 1, so
     * that a cell remembers until it has learnt to forget (Jozefowicz et al. 2015, PMLR 37).
     */
    public static RecurrentParameters random(Arena arena, RecurrentShape shape, long seed) {
        RecurrentParameters parameters = zeros(arena, shape);
        SplittableRandom random = new SplittableRandom(seed);
        double bound = 1 / Math.sqrt(shape.hidden());
        for (int i = 0; i < parameters.flat.length(); i++) {
            parameters.flat.set(i, (float) (bound * (2 * random.nextDouble() - 1)));
        }
        if (shape.cell().gated()) {
            for (LayerParameters layer : parameters.layers) {
                layer.bias().slice(shape.hidden(), shape.hidden()).fill(1);
            }
        }
        return parameters;
    }

    /** What shape they are of. */
    public RecurrentShape shape() {
        return shape;
    }

    /** All of them. */
    public Tensor flat() {
        return flat;
    }

    /** A layer's, the first being 0. */
    LayerParameters layer(int layer) {
        return layers.get(layer);
    }

    /** The head's. */
    LinearParameters head() {
        return head;
    }

    /** hidden x outputs. */
    public Tensor headWeights() {
        return head.weights();
    }

    /** Length outputs. */
    public Tensor headBias() {
        return head.bias();
    }
}
