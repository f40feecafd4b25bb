package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.network.LinearParameters;
import java.lang.foreign.Arena;

/**
 * A linear layer laid out for use.
 *
 * @param weights inputs x outputs
 * @param bias length outputs
 */
record PackedLinear(PackedMatrix weights, Tensor bias) {

    /** A copy. */
    static PackedLinear of(Arena arena, LinearParameters parameters) {
        Matrix matrix = Matrix.of(parameters.weights());
        PackedMatrix packed = new PackedMatrix(arena, matrix.rows(), matrix.columns());
        packed.pack(matrix);
        return new PackedLinear(packed, copy(arena, parameters.bias()));
    }

    /** A copy of a tensor. */
    static Tensor copy(Arena arena, Tensor tensor) {
        Tensor copy = Tensor.zeros(arena, tensor.shape());
        copy.copyFrom(tensor);
        return copy;
    }

    /** Writes y = b + x W. */
    void forward(Matrix x, Matrix y) {
        Kernels.BLAS.gemm(x, weights, bias, y);
    }
}
