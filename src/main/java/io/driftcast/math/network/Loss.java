package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;

/**
 * What outputs cost against their targets, row by row. A target that is NaN costs nothing. Sums are
 * taken in the order of rows and outputs. Thread-safe.
 */
public sealed interface Loss permits ElementwiseLoss, SoftmaxCrossEntropy {

    /**
     * How many targets a row of so many outputs has.
     *
     * @throws IllegalArgumentException if a row cannot have so many outputs
     */
    int targets(int outputs);

    /**
     * The sum of the weights of all that has a target; a mean loss is {@link #value} over this.
     *
     * @param targets rows x targets
     * @param outputs how many a row has
     */
    double weight(Matrix targets, int outputs);

    /**
     * The sum of the losses.
     *
     * @param outputs rows x outputs
     * @param targets rows x targets
     */
    double value(Matrix outputs, Matrix targets);

    /**
     * The same, with its gradient by the outputs written, 0 where there is no target.
     *
     * @param scale what the gradient is multiplied by
     * @param gradient rows x outputs
     */
    double differentiate(Matrix outputs, Matrix targets, float scale, Matrix gradient);
}
