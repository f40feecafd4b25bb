package io.driftcast.math.network;

/**
 * A network as its {@link Trainer} sees it: parameters, and passes over batches of examples that
 * give the loss and its gradient. What the network is and what its examples are is its own
 * business.
 *
 * <p>A batch is gone through in one pass, or in several with an update after each, as recurrent
 * networks do with long sequences.
 *
 * @param <D> what it learns from
 */
public interface Learner<D extends Dataset> {

    /** What is trained. */
    Parameters parameters();

    /** How many examples a batch has at most. */
    int rows();

    /**
     * Takes up a batch.
     *
     * @param order numbers of examples
     * @param first the place of the batch's first in it
     * @param count how many, at most {@link #rows}
     * @return in how many passes it is gone through
     */
    int begin(D examples, int[] order, int first, int count);

    /**
     * A pass of training over the batch: the loss, and its mean's gradient in {@link #parameters},
     * which is overwritten. Where nothing has a target, {@link #lossWeight} is 0 and the gradient
     * means nothing.
     *
     * @param pass from 0, in this order
     */
    void differentiate(int pass);

    /** A pass as in use, without dropout: the loss only; see {@link #differentiate}. */
    void measure(int pass);

    /** The weighted sum of the last pass's losses. */
    double lossSum();

    /** The sum of their weights. */
    double lossWeight();

    /**
     * What training stops by, summed over the examples of the last pass: the less the better. It is
     * compared with {@link #lossWeight}.
     */
    default double validationSum() {
        return lossSum();
    }
}
