package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.RowBlocks;
import java.lang.foreign.Arena;

/**
 * Layer normalisation of rows (Ba, Kiros and Hinton 2016, arXiv:1607.06450). The gradient of the
 * parameters is summed in blocks of rows, so that it does not depend on the threads. Not
 * thread-safe.
 */
final class LayerNorm {

    /** PyTorch's. */
    static final float EPSILON = 1e-5f;

    private final WorkerTeam team;
    private final NormParameters parameters;
    private final NormParameters gradient;

    /** blocks x columns, twice. */
    private final Tensor gains;

    private final Tensor biases;

    LayerNorm(
            Arena arena,
            WorkerTeam team,
            NormParameters parameters,
            NormParameters gradient,
            int mostRows) {
        this.team = team;
        this.parameters = parameters;
        this.gradient = gradient;
        int columns = parameters.gain().length();
        gains = Tensor.zeros(arena, RowBlocks.count(mostRows), columns);
        biases = Tensor.zeros(arena, RowBlocks.count(mostRows), columns);
    }

    /** Writes y. */
    void forward(Matrix x, Matrix y) {
        RowBlocks.run(
                team,
                x.rows(),
                (block, from, count) ->
                        Kernels.ACTIVATIONS.layerNorm(
                                x.rows(from, count),
                                parameters.gain(),
                                parameters.bias(),
                                EPSILON,
                                y.rows(from, count)));
    }

    /**
     * Adds to the gradients of the parameters and of x.
     *
     * @param dy overwritten
     */
    void backward(Matrix x, Matrix dy, Matrix dx) {
        int blocks = RowBlocks.count(x.rows());
        RowBlocks.run(
                team,
                x.rows(),
                (block, from, count) -> {
                    Tensor gain = gains.at(block);
                    Tensor bias = biases.at(block);
                    gain.fill(0);
                    bias.fill(0);
                    Kernels.GRADIENTS.layerNorm(
                            x.rows(from, count),
                            parameters.gain(),
                            EPSILON,
                            dy.rows(from, count),
                            dx.rows(from, count),
                            gain,
                            bias);
                });
        Kernels.BLAS.addRows(Matrix.of(gains).rows(0, blocks), gradient.gain());
        Kernels.BLAS.addRows(Matrix.of(biases).rows(0, blocks), gradient.bias());
    }
}
