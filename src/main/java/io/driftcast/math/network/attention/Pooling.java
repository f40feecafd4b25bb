package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** The mean of each sequence's rows, forward and backward. Not thread-safe. */
final class Pooling {

    /** One number for each row of a sequence: one over how many there are. */
    private final Tensor shares;

    Pooling(Arena arena, int mostRows) {
        shares = Tensor.zeros(arena, mostRows);
    }

    /** Writes the mean of each sequence. */
    void forward(AttentionRows rows, Matrix x, Matrix means) {
        Kernels.BLAS.fill(0, means);
        for (int sequence = 0; sequence < rows.sequences(); sequence++) {
            int from = rows.queryFrom()[sequence];
            int count = rows.queryCount()[sequence];
            Kernels.BLAS.gemm(shares(count), x.rows(from, count), means.rows(sequence, 1));
        }
    }

    /** Adds to the gradient of the rows. */
    void backward(AttentionRows rows, Matrix gradient, Matrix dx) {
        for (int sequence = 0; sequence < rows.sequences(); sequence++) {
            int from = rows.queryFrom()[sequence];
            int count = rows.queryCount()[sequence];
            Kernels.BLAS.gemm(
                    shares(count).transposed(), gradient.rows(sequence, 1), dx.rows(from, count));
        }
    }

    /** One row of as many shares. */
    private Matrix shares(int count) {
        Matrix row = new Matrix(shares, 0, 1, count, count, 1);
        Kernels.BLAS.fill(1f / count, row);
        return row;
    }
}
