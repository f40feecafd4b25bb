package io.driftcast.math.kernel;

import java.lang.foreign.Arena;

/**
 * The weights of a simple recurrent layer, packed once for {@link RnnStep}: I inputs, H hidden
 * units. Read-only once made, and then thread-safe: many steppers share one copy.
 */
public final class RnnWeights {

    private final PackedMatrix matrix;
    private final Tensor bias;
    private final int inputs;

    /**
     * Copies the weights; the arguments need not outlive the call.
     *
     * @param arena of the copy, for all threads if it is to be shared; to be closed when no stepper
     *     is used any more
     * @param inputWeights I x H, of any strides
     * @param recurrentWeights H x H, of any strides
     * @param bias H
     * @throws IllegalArgumentException if shapes do not fit together
     */
    public RnnWeights(Arena arena, Matrix inputWeights, Matrix recurrentWeights, Tensor bias) {
        int units = recurrentWeights.rows();
        inputs = inputWeights.rows();
        Shapes.matrix(recurrentWeights, units, units);
        Shapes.matrix(inputWeights, inputs, units);
        Shapes.length(bias, units);
        matrix = new PackedMatrix(arena, inputs + units, units);
        matrix.pack(inputWeights, 0);
        matrix.pack(recurrentWeights, inputs);
        this.bias = Tensor.zeros(arena, units);
        this.bias.copyFrom(bias);
    }

    /** I. */
    public int inputs() {
        return inputs;
    }

    /** H. */
    public int units() {
        return matrix.columns();
    }

    /** (I + H) x H. */
    PackedMatrix matrix() {
        return matrix;
    }

    /** H. */
    Tensor bias() {
        return bias;
    }
}
