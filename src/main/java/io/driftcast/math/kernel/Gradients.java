package io.driftcast.math.kernel;

/**
 * Passes backward of {@link Activations}: from the gradient of a loss by what a function gave to
 * that by what entered it. Contracts as in {@link Blas}: fixed order, no allocation, checked
 * shapes; matrices have a column stride of 1.
 */
public sealed interface Gradients permits ScalarGradients, VectorGradients {

    /** g_i = g_i where y_i, what {@link Activations#relu} gave, is above 0, else 0. */
    void relu(Tensor y, Tensor g);

    /**
     * g_i = g_i (Phi(x_i) + x_i phi(x_i)), phi the normal density; within 8e-7 of g_i. Beyond 5.6
     * it is g_i, and below -5.6 it is 0.
     *
     * @param x what entered {@link Activations#gelu}
     */
    void gelu(Tensor x, Tensor g);

    /**
     * Each row: g_n = y_n (g_n - sum_j y_j g_j), the sum in the order of {@link Blas#dot}.
     *
     * @param y what {@link Activations#softmax} gave
     */
    void softmax(Matrix y, Matrix g);

    /**
     * Each row, with u = (x - mean) / sqrt(variance + epsilon) as in {@link Activations#layerNorm}
     * and h = gain g: dx_n = dx_n + (h_n - mean h - u_n mean(u h)) / sqrt(variance + epsilon), the
     * means by sums in the order of {@link Blas#sum} and {@link Blas#dot}. And over the rows, from
     * first to last: dgain_n = fma(g_n, u_n, dgain_n), dbias_n = dbias_n + g_n.
     *
     * @param x what entered
     * @param g the gradient by what it gave; overwritten
     * @param dx is added to
     * @param dgain is added to, of the length of a row
     * @param dbias is added to, of the length of a row
     */
    void layerNorm(
            Matrix x, Tensor gain, float epsilon, Matrix g, Matrix dx, Tensor dgain, Tensor dbias);

    /**
     * Row ids[i] of the table = itself + row i of g, for i from first to last.
     *
     * @throws IndexOutOfBoundsException if there is no such row; the rows before it are then added
     */
    void gather(Matrix g, int[] ids, int count, Matrix table);
}
