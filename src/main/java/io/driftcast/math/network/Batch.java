package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;

/** Inputs and targets of several sequences side by side, steps x rows x numbers, to be filled. */
public final class Batch {

    private final Tensor inputs;
    private final Tensor targets;
    private final int rows;

    public Batch(Tensor inputs, Tensor targets) {
        this.inputs = inputs;
        this.targets = targets;
        rows = inputs.size(1);
    }

    /** Sets an input of a step; it must be finite. */
    public void input(int step, int row, int index, float value) {
        inputs.set((step * rows + row) * inputs.size(2) + index, value);
    }

    /** Sets a target of a step; NaN for none. */
    public void target(int step, int row, int index, float value) {
        targets.set((step * rows + row) * targets.size(2) + index, value);
    }

    /** Leaves the rows from one on without a sequence. */
    void clearFrom(int first, int steps) {
        for (int step = 0; step < steps; step++) {
            for (int row = first; row < rows; row++) {
                for (int i = 0; i < inputs.size(2); i++) {
                    input(step, row, i, 0);
                }
                for (int i = 0; i < targets.size(2); i++) {
                    target(step, row, i, Float.NaN);
                }
            }
        }
    }
}
