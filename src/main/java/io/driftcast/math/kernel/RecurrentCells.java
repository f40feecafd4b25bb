package io.driftcast.math.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The element-wise halves of recurrent cells, for training: what happens between the matrix
 * products, forward and backward, for a batch of B rows and H hidden units. Contracts as in {@link
 * Blas}, but for outputs that overlap inputs where that is not said to be allowed, or whose rows
 * overlap one another: these are not refused, and what they give depends on the mode. Matrices have
 * a column stride of 1; sigmoid and tanh are those of {@link Activations}.
 *
 * <p>Pre-activations, gates and their gradients are B x 4H, the gates in blocks of H columns in the
 * order i, f, o, z (input, forget, output, block input, which PyTorch calls g), so that the three
 * sigmoids lie together. Notation and equations: Greff et al. (2017), LSTM: a search space odyssey,
 * doi:10.1109/TNNLS.2016.2582924, appendix A.
 */
public sealed interface RecurrentCells permits ScalarRecurrentCells, VectorRecurrentCells {

    /**
     * An LSTM step: i = s(a_i + p_i c'), f = s(a_f + p_f c'), z = tanh(a_z), c = z i + c' f, o =
     * s(a_o + p_o c), h = o tanh(c), where c' is the cell before.
     *
     * @param gates B x 4H: the pre-activations a on entry, the gates' values on return
     * @param peepholes 3 x H: p_i, p_f, p_o; null for none
     * @param cellBefore B x H
     * @param cell B x H, written; may be {@code cellBefore}
     * @param cellTanh B x H, written: tanh(c)
     * @param hidden B x H, written
     */
    void lstmForward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cell,
            Matrix cellTanh,
            Matrix hidden);

    /**
     * The gradient of {@link #lstmForward}. Gradients of the peepholes are left to be summed by
     * {@link #peepholeGradient}.
     *
     * @param gates B x 4H: the gates' values on entry, the gradient of the pre-activations on
     *     return
     * @param cellBefore B x H: the cell before the step
     * @param cellTanh B x H: tanh of the cell after it
     * @param hiddenGradient B x H: of all that uses h
     * @param cellGradient B x H: of the cell after the step, from later steps, on entry; of the
     *     cell before it on return
     */
    void lstmBackward(
            Matrix gates,
            @Nullable Tensor peepholes,
            Matrix cellBefore,
            Matrix cellTanh,
            Matrix hiddenGradient,
            Matrix cellGradient);

    /**
     * Adds the gradient of the peepholes of a step: p_i += sum over rows of da_i c', p_f likewise,
     * p_o += sum over rows of da_o c, rows from first to last.
     *
     * @param gateGradients B x 4H
     * @param gradient 3 x H, added to
     */
    void peepholeGradient(Matrix gateGradients, Matrix cellBefore, Matrix cell, Tensor gradient);

    /** A simple RNN's backward step: da_n = dh_n (1 - h_n^2). */
    void tanhBackward(Matrix hidden, Matrix hiddenGradient, Matrix preActivationGradient);
}
