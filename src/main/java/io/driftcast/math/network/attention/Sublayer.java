package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;

/** What a {@link Residual} goes round: rows in, as many and as wide ones out. */
interface Sublayer {

    /** Writes y. */
    void forward(Matrix x, Matrix y);

    /** The pass backward of the last pass forward: adds to the gradients of parameters and x. */
    void backward(Matrix x, Matrix dy, Matrix dx);
}
