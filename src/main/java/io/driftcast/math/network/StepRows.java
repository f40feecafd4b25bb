package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;

/**
 * What enters a layer, or the gradient of it: the rows of a buffer from its first step on, or from
 * its second where the first holds an initial state.
 */
record StepRows(StepBuffer buffer, boolean later) {

    /** Those of so many steps. */
    Matrix rows(int steps) {
        return later ? buffer.later(steps) : buffer.first(steps);
    }

    /** {@link #rows} transposed. */
    Matrix transposed(int steps) {
        return later ? buffer.laterTransposed(steps) : buffer.firstTransposed(steps);
    }
}
