package io.driftcast.math.network.bag;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** The weighted sum of a bag's rows, forward and backward, feature by feature. Not thread-safe. */
final class BagSum {

    /** Features that are gathered together. */
    private static final int CHUNK = 256;

    private final Tensor weights;
    private final Tensor rows;

    BagSum(Arena arena, int width) {
        weights = Tensor.zeros(arena, CHUNK);
        rows = Tensor.zeros(arena, CHUNK, width);
    }

    /**
     * y = y + sum_f w_f table_f.
     *
     * @param y one row
     */
    void add(Matrix table, Bag bag, Matrix y) {
        for (int from = 0; from < bag.size(); from += CHUNK) {
            int[] features = take(bag, from);
            Matrix gathered = gathered(features.length);
            Kernels.ACTIVATIONS.gather(table, features, features.length, gathered);
            Kernels.BLAS.gemm(weightRow(features.length), gathered, y);
        }
    }

    /**
     * table_f = table_f + w_f dy.
     *
     * @param dy one row
     */
    void addGradient(Bag bag, Matrix dy, Matrix table) {
        for (int from = 0; from < bag.size(); from += CHUNK) {
            int[] features = take(bag, from);
            Matrix gathered = gathered(features.length);
            Kernels.BLAS.fill(0, gathered);
            Kernels.BLAS.gemm(weightRow(features.length).transposed(), dy, gathered);
            Kernels.GRADIENTS.gather(gathered, features, features.length, table);
        }
    }

    /** The features of a chunk, whose weights are taken over. */
    private int[] take(Bag bag, int from) {
        int to = Math.min(from + CHUNK, bag.size());
        for (int i = from; i < to; i++) {
            weights.set(i - from, bag.weights()[i]);
        }
        return Arrays.copyOfRange(bag.features(), from, to);
    }

    private Matrix gathered(int count) {
        return Matrix.of(rows).rows(0, count);
    }

    private Matrix weightRow(int count) {
        return new Matrix(weights, 0, 1, count, count, 1);
    }
}
