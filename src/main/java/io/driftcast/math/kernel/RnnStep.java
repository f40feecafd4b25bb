package io.driftcast.math.kernel;

import java.lang.foreign.Arena;

/**
 * Steps a simple recurrent layer (Elman 1990, doi:10.1207/s15516709cog1402_1) forward, for
 * inference: h = tanh(bias + x W + h R), for a batch of B rows. Contracts as in {@link LstmStep}.
 */
public final class RnnStep {

    private final RecurrentProduct product;
    private final Activations activations;

    /**
     * A stepper whose state is all zeros.
     *
     * @param arena of its working memory
     * @param batch B, at least 1
     * @throws IllegalArgumentException if B is less
     */
    public RnnStep(Arena arena, RnnWeights weights, int batch) {
        this(arena, weights, batch, KernelMode.SCALAR, Kernels.ACTIVATIONS);
    }

    RnnStep(Arena arena, RnnWeights weights, int batch, boolean scalar, Activations activations) {
        this.activations = activations;
        product =
                new RecurrentProduct(
                        arena,
                        weights.matrix(),
                        weights.bias(),
                        weights.inputs(),
                        weights.units(),
                        batch,
                        scalar);
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
