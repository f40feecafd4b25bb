package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One layer's part of a network's parameters, or of their gradient, as views. The blocks of an
 * LSTM's columns are i, f, o, z.
 *
 * @param weights K x columns, K = inputs + hidden: the rows of the inputs, then those of the hidden
 *     state
 * @param bias length columns
 * @param peepholes 3 x hidden in the order i, f, o; null where there are none
 */
record LayerParameters(Tensor weights, Tensor bias, @Nullable Tensor peepholes) {

    /** The rows of the inputs. */
    Matrix inputWeights(int inputs) {
        return Matrix.of(weights).rows(0, inputs);
    }

    /** The rows of the hidden state. */
    Matrix recurrentWeights(int inputs) {
        return Matrix.of(weights).rows(inputs, weights.size(0) - inputs);
    }
}
