package io.driftcast.kernel;

import java.lang.foreign.Arena;

/**
 * Steps a simple recurrent layer (Elman 1990, doi:10.1207/s15516709cog1402_1) forward, for
 * inference: h = tanh(bias + x W + h R), for a batch of B rows. Contracts as in {@link LstmStep}.
 */
public final class RnnStep {

    private final RecurrentProduct product;
    private final Activations activations;

    /**
     * A stepper whose state is all zeros. Copies the weights.
     *
     * @param arena of its weights and working memory
     * @param inputWeights I x H, of any strides
     * @param recurrentWeights H x H, of any strides
     * @param bias H
     * @param batch B, at least 1
     * @throws IllegalArgumentException if shapes do not fit together
     */
    public RnnStep(
            Arena arena, Matrix inputWeights, Matrix recurrentWeights, Tensor bias, int batch) {
        this(
                arena,
                inputWeights,
                recurrentWeights,
                bias,
                batch,
                KernelMode.SCALAR,
                Kernels.ACTIVATIONS);
    }

    RnnStep(
            Arena arena,
            Matrix inputWeights,
            Matrix recurrentWeights,
            Tensor bias,
            int batch,
            boolean scalar,
            Activations activations) {
        int units = recurrentWeights.rows();
        int inputs = inputWeights.rows();
        Shapes.matrix(recurrentWeights, units, units);
        Shapes.matrix(inputWeights, inputs, units);
        Shapes.length(bias, units);
        PackedMatrix weights = new PackedMatrix(arena, inputs + units, units);
        weights.pack(inputWeights, 0);
        weights.pack(recurrentWeights, inputs);
        Tensor ownBias = Tensor.zeros(arena, units);
        ownBias.copyFrom(bias);
        this.activations = activations;
        product = new RecurrentProduct(arena, weights, ownBias, inputs, units, batch, scalar);
    }

    /** B x I: to be written before a step. */
    public Tensor input() {
        return product.input();
    }

    /** B x H: h, before and after a step; may be written. */
    public Tensor hidden() {
        return product.hidden();
    }

    /**
     * One step of all rows.
     *
     * @throws IllegalStateException if an arena is closed
     */
    public void step() {
        product.run();
        activations.tanh(product.out(), product.hidden());
    }
}
