package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/** Rows y = b + x W, forward and backward; what goes through is the caller's. Not thread-safe. */
public final class Affine {

    private final WorkerTeam team;
    private final Matrix weights;
    private final Matrix weightsTransposed;
    private final Tensor bias;
    private final Matrix weightsGradient;
    private final Tensor biasGradient;
    private final PackedMatrix transposed;

    /**
     * @param parameters what is computed with, inputs x outputs
     * @param gradient where a pass backward adds their gradient
     */
    public Affine(
            Arena arena, WorkerTeam team, LinearParameters parameters, LinearParameters gradient) {
        this.team = team;
        weights = Matrix.of(parameters.weights());
        bias = parameters.bias();
        weightsGradient = Matrix.of(gradient.weights());
        biasGradient = gradient.bias();
        weightsTransposed = weights.transposed();
        transposed = new PackedMatrix(arena, weightsTransposed.rows(), weightsTransposed.columns());
    }

    /** Writes y. */
    public void forward(Matrix x, Matrix y) {
        Kernels.BLAS.gemm(team, x, weights, bias, y);
    }

    /** Adds the gradient of the parameters. */
    public void backward(Matrix x, Matrix dy) {
        Kernels.BLAS.gemm(team, x.transposed(), dy, weightsGradient);
        Kernels.BLAS.addRows(dy, biasGradient);
    }

    /** Adds the gradient of x. */
    public void addInputGradient(Matrix dy, Matrix dx) {
        transposed.pack(weightsTransposed);
        Kernels.BLAS.gemm(team, dy, transposed, dx);
    }
}
