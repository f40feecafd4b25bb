package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/** The linear map from the last layer's hidden state to the outputs: y = b + h W. */
final class Head {

    private final WorkerTeam team;
    private final Matrix weights;
    private final Matrix weightsTransposed;
    private final Matrix weightsGradient;

    /** outputs x hidden: a product's long axis is its columns. */
    private final Matrix weightsGradientTransposed;

    private final Tensor bias;
    private final Tensor biasGradient;
    private final PackedMatrix transposed;

    Head(Arena arena, WorkerTeam team, NetworkParameters parameters, NetworkParameters gradient) {
        this.team = team;
        weights = Matrix.of(parameters.headWeights());
        weightsTransposed = weights.transposed();
        weightsGradient = Matrix.of(gradient.headWeights());
        weightsGradientTransposed =
                Matrix.of(Tensor.zeros(arena, weights.columns(), weights.rows()));
        bias = parameters.headBias();
        biasGradient = gradient.headBias();
        transposed = new PackedMatrix(arena, weightsTransposed.rows(), weightsTransposed.columns());
    }

    /** Writes the outputs of so many rows. */
    void forward(Matrix hidden, Matrix outputs) {
        for (int row = 0; row < outputs.rows(); row++) {
            for (int column = 0; column < outputs.columns(); column++) {
                outputs.set(row, column, bias.get(column));
            }
        }
        Kernels.BLAS.gemm(team, hidden, weights, outputs);
    }

    /**
     * Adds the gradients of the head's parameters and of the hidden states.
     *
     * @param hidden rows x hidden, what went into {@link #forward}
     */
    void backward(
            Matrix outputGradient,
            Matrix outputGradientTransposed,
            Matrix hidden,
            Matrix hiddenGradient) {
        weightsGradientTransposed.tensor().fill(0);
        Kernels.BLAS.gemm(team, outputGradientTransposed, hidden, weightsGradientTransposed);
        for (int row = 0; row < weightsGradient.rows(); row++) {
            for (int column = 0; column < weightsGradient.columns(); column++) {
                float sum = weightsGradientTransposed.get(column, row);
                weightsGradient.set(row, column, weightsGradient.get(row, column) + sum);
            }
        }
        Kernels.BLAS.addRows(outputGradient, biasGradient);
        transposed.pack(weightsTransposed);
        Kernels.BLAS.gemm(team, outputGradient, transposed, hiddenGradient);
    }
}
