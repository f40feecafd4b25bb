package io.driftcast.kernel;

import java.util.Objects;

/** The checks at the entry of those {@link Activations} that work on rows. */
final class ActivationShapes {

    private ActivationShapes() {}

    static void rows(Matrix x, Matrix y) {
        Shapes.rowMajor(x, x.rows(), x.columns());
        Shapes.rowMajor(y, x.rows(), x.columns());
    }

    static void layerNorm(Matrix x, Tensor gain, Tensor bias, Matrix y) {
        rows(x, y);
        Shapes.length(gain, x.columns());
        Shapes.length(bias, x.columns());
    }

    static void gather(Matrix table, int[] ids, int count, Matrix y) {
        Objects.checkFromIndexSize(0, count, ids.length);
        Shapes.rowMajor(table, table.rows(), table.columns());
        Shapes.rowMajor(y, count, table.columns());
    }
}
