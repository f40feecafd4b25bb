package io.driftcast.math.network.bag;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** The weighted sum of a bag's rows, forward and backward. Not thread-safe. */
final class BagSum {

    private final Tensor weights;
    private final Tensor rows;

    /**
     * @param most features of a bag at most
     */
    BagSum(Arena arena, int most, int width) {
        weights = Tensor.zeros(arena, most);
        rows = Tensor.zeros(arena, most, width);
    }

    /**
     * y = y + sum_f w_f table_f.
     *
     * @param y one row
     */
    void add(Matrix table, Bag bag, Matrix y) {
        take(bag);
        Matrix gathered = gathered(bag);
        Kernels.ACTIVATIONS.gather(table, bag.features(), bag.size(), gathered);
        Kernels.BLAS.gemm(weightRow(bag), gathered, y);
    }

    /**
     * table_f = table_f + w_f dy, feature by feature.
     *
     * @param dy one row
     */
    void addGradient(Bag bag, Matrix dy, Matrix table) {
        take(bag);
        Matrix gathered = gathered(bag);
        Kernels.BLAS.fill(0, gathered);
        Kernels.BLAS.gemm(weightRow(bag).transposed(), dy, gathered);
        Kernels.GRADIENTS.gather(gathered, bag.features(), bag.size(), table);
    }

    private void take(Bag bag) {
        for (int i = 0; i < bag.size(); i++) {
            weights.set(i, bag.weights()[i]);
        }
    }

    private Matrix gathered(Bag bag) {
        return Matrix.of(rows).rows(0, bag.size());
    }

    private Matrix weightRow(Bag bag) {
        return new Matrix(weights, 0, 1, bag.size(), bag.size(), 1);
    }
}
