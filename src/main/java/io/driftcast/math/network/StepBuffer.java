package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/**
 * Numbers of each step and row of a batch, steps x rows x columns, with all views of it made
 * beforehand, so that none is made while a network learns.
 */
final class StepBuffer {

    private final Tensor tensor;
    private final Tensor[] steps;
    private final Matrix[][] parts;
    private final Matrix[] first;
    private final Matrix[] later;
    private final Matrix[] firstTransposed;
    private final Matrix[] laterTransposed;

    StepBuffer(Arena arena, int steps, RowParts split, int columns) {
        int rows = split.rows();
        tensor = Tensor.zeros(arena, steps, rows, columns);
        this.steps = new Tensor[steps];
        parts = new Matrix[steps][split.count()];
        first = new Matrix[steps + 1];
        later = new Matrix[steps];
        firstTransposed = new Matrix[steps + 1];
        laterTransposed = new Matrix[steps];
        Matrix all = Matrix.of(tensor);
        first[0] = all.rows(0, 0);
        firstTransposed[0] = first[0].transposed();
        for (int step = 0; step < steps; step++) {
            this.steps[step] = tensor.at(step);
            for (int part = 0; part < split.count(); part++) {
                parts[step][part] = all.rows(step * rows + split.from(part), split.size(part));
            }
            first[step + 1] = all.rows(0, (step + 1) * rows);
            firstTransposed[step + 1] = first[step + 1].transposed();
            later[step] = all.rows(rows, step * rows);
            laterTransposed[step] = later[step].transposed();
        }
    }

    /** All of it. */
    Tensor tensor() {
        return tensor;
    }

    /** A step: rows x columns. */
    Tensor step(int step) {
        return steps[step];
    }

    /** A step's rows of a part. */
    Matrix part(int step, int part) {
        return parts[step][part];
    }

    /** The steps 0 to count - 1, row by row. */
    Matrix first(int count) {
        return first[count];
    }

    /** The steps 1 to count, row by row. */
    Matrix later(int count) {
        return later[count];
    }

    /** {@link #first} transposed. */
    Matrix firstTransposed(int count) {
        return firstTransposed[count];
    }

    /** {@link #later} transposed. */
    Matrix laterTransposed(int count) {
        return laterTransposed[count];
    }
}
