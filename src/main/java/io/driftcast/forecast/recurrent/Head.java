package io.driftcast.forecast.recurrent;

import io.driftcast.kernel.Kernels;
import io.driftcast.kernel.Matrix;
import io.driftcast.kernel.PackedMatrix;
import io.driftcast.kernel.Tensor;
import io.driftcast.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/** The linear map from the last layer's hidden state to the outputs: y = b + h W. */
final class Head {

    private final WorkerTeam team;
    private final Matrix weights;
    private final Matrix weightsTransposed;
    private final Matrix weightsGradient;
    private final Tensor bias;
    private final Tensor biasGradient;
    private final PackedMatrix transposed;

    Head(Arena arena, WorkerTeam team, NetworkParameters parameters, NetworkParameters gradient) {
        this.team = team;
        weights = Matrix.of(parameters.headWeights());
        weightsTransposed = weights.transposed();
        weightsGradient = Matrix.of(gradient.headWeights());
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

    /** Adds the gradients of the head's parameters and of the hidden states. */
    void backward(Matrix outputGradient, Matrix hiddenTransposed, Matrix hiddenGradient) {
        Kernels.BLAS.gemm(team, hiddenTransposed, outputGradient, weightsGradient);
        Kernels.BLAS.addRows(outputGradient, biasGradient);
        transposed.pack(weightsTransposed);
        Kernels.BLAS.gemm(team, outputGradient, transposed, hiddenGradient);
    }
}
