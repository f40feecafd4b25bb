package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** Numbers of a batch's rows, of which a pass takes the first ones. */
public final class RowBuffer {

    private final Tensor tensor;

    public RowBuffer(Arena arena, int mostRows, int columns) {
        tensor = Tensor.zeros(arena, mostRows, columns);
    }

    /** The first so many rows. */
    public Tensor elements(int rows) {
        return tensor.slice(0, rows);
    }

    /** The first so many rows. */
    public Matrix rows(int rows) {
        return Matrix.of(tensor).rows(0, rows);
    }
}
