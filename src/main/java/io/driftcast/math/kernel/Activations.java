package io.driftcast.math.kernel;

/**
 * Activation functions, normalisations and the gather of embeddings. Contracts as in {@link Blas}:
 * fixed order, no allocation, checked shapes. {@code y} may be {@code x} itself, with the same
 * strides, but not a part of it; matrices have a column stride of 1. NaN gives NaN and infinities
 * their limits. The errors given are the largest against double precision; {@link Approximations}
 * says how they were found.
 */
public sealed interface Activations permits ScalarActivations, VectorActivations {

    /** y_i = 1 / (1 + exp(-x_i)), within 2.5 ulp; 0 below -88.37, where it is under 4.3e-39. */
    void sigmoid(Tensor x, Tensor y);

    /** y_i = tanh(x_i), within 2.6 ulp and never beyond 1. */
    void tanh(Tensor x, Tensor y);

    /** y_i = max(x_i, 0). */
    void relu(Tensor x, Tensor y);

    /**
     * y_i = x_i Phi(x_i), Phi the normal distribution function (the exact form, not tanh's), within
     * 3 ulp for positive and 8e-7 for negative x_i. Hendrycks and Gimpel (2016), arXiv:1606.08415.
     */
    void gelu(Tensor x, Tensor y);

    /** y_i = exp(x_i), within 1.1 ulp, also where it is subnormal. */
    void exp(Tensor x, Tensor y);

    /**
     * Each row: y_n = exp(x_n - max x) / sum of them, the sum in the order of {@link Blas#sum}. A
     * row of nothing but -infinity is NaN, and so is one with NaN or +infinity in it.
     */
    void softmax(Matrix x, Matrix y);

    /**
     * Each row: y_n = gain_n (x_n - mean) / sqrt(variance + epsilon) + bias_n, with the
     * population's variance, both sums in the order of {@link Blas#sum}. Ba, Kiros and Hinton
     * (2016), arXiv:1607.06450.
     *
     * @param epsilon 0 or more
     * @throws IllegalArgumentException also if {@code epsilon} is less, or NaN
     */
    void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y);

    /**
     * x = x + added, and y as {@link #layerNorm} has it of that.
     *
     * @param added neither x nor y
     */
    void layerNormOfSum(Matrix x, Matrix added, Tensor gain, Tensor bias, float epsilon, Matrix y);

    /**
     * A softmax of each column that is not divided yet: x_mn = exp(x_mn - max), as {@link #exp} but
     * 0 below -87.68, and inverse_n = 1 / the sum of the column, from first to last. A column of
     * nothing but -infinity is NaN, and so is one with NaN or +infinity in it.
     *
     * @param x with a column stride of 1, in place
     * @param inverse one for each column, or more; written
     */
    void columnSoftmax(Matrix x, Tensor inverse);

    /**
     * Drops some elements: y_mn = 0 where the hash of key, firstRow + m and n is in the lowest part
     * of all hashes that {@code rate} says, x_mn / (1 - rate) elsewhere.
     *
     * @param firstRow the number that the first row has in the matrix that is dropped from
     * @param rate in [0, 1)
     */
    void dropout(long key, int firstRow, double rate, Matrix x, Matrix y);

    /**
     * Row i of y = row ids[i] of the table, which is not y.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    void gather(Matrix table, int[] ids, int count, Matrix y);
}
