package io.driftcast.math.kernel;

/** Steps of stochastic gradient descent on flat parameters. Contracts as in {@link Blas}. */
public sealed interface Optimisers permits ScalarOptimisers, VectorOptimisers {

    /**
     * A step of Adam (Kingma and Ba 2015, arXiv:1412.6980) as PyTorch computes it: m = b1 m + (1 -
     * b1) g; v = b2 v + (1 - b2) g^2; w = w - rate / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + eps).
     *
     * @param parameters w
     * @param gradient g, with weight decay and clipping already in it
     * @param first m, kept between steps
     * @param second v, kept between steps
     * @param step t, from 1
     * @throws IllegalArgumentException if the tensors differ in length or share memory, or {@code
     *     step} is less than 1
     */
    void adam(
            AdamSettings settings,
            int step,
            Tensor parameters,
            Tensor gradient,
            Tensor first,
            Tensor second);
}
