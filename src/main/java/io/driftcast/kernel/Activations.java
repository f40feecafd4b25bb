package io.driftcast.kernel;

/**
 * Activation functions, normalisations and the gather of embeddings. Contracts as in {@link Blas}:
 * fixed order, no allocation, checked shapes. {@code y} may be {@code x} itself in the functions of
 * one element.
 */
public sealed interface Activations permits ScalarActivations, VectorActivations {

    /** y_i = 1 / (1 + exp(-x_i)). */
    void sigmoid(Tensor x, Tensor y);

    /** y_i = tanh(x_i). */
    void tanh(Tensor x, Tensor y);

    /** y_i = max(x_i, 0). */
    void relu(Tensor x, Tensor y);

    /** y_i = x_i Phi(x_i), Phi the normal distribution function (the exact form, not tanh's). */
    void gelu(Tensor x, Tensor y);

    /** y_i = exp(x_i). */
    void exp(Tensor x, Tensor y);

    /** Each row: y_n = exp(x_n - max x) / sum of them. A row of nothing but -infinity is NaN. */
    void softmax(Matrix x, Matrix y);

    /**
     * Each row: y_n = gain_n (x_n - mean) / sqrt(variance + epsilon) + bias_n, with the
     * population's variance. Ba, Kiros and Hinton (2016), arXiv:1607.06450.
     */
    void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y);

    /**
     * Row i of y = row ids[i] of the table.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    void gather(Matrix table, int[] ids, int count, Matrix y);
}
