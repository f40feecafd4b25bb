package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;

/** What bends the inner numbers of a feed-forward layer. */
public enum Rectifier {
    /** max(x, 0). */
    RELU {
        @Override
        void apply(Tensor x, Tensor y) {
            Kernels.ACTIVATIONS.relu(x, y);
        }

        @Override
        void differentiate(Tensor x, Tensor gradient) {
            Kernels.GRADIENTS.relu(x, gradient);
        }
    },

    /** x Phi(x). */
    GELU {
        @Override
        void apply(Tensor x, Tensor y) {
            Kernels.ACTIVATIONS.gelu(x, y);
        }

        @Override
        void differentiate(Tensor x, Tensor gradient) {
            Kernels.GRADIENTS.gelu(x, gradient);
        }
    };

    /** Writes y. */
    abstract void apply(Tensor x, Tensor y);

    /** Multiplies the gradient by y to that by x; where x is above 0, so is the first one's y. */
    abstract void differentiate(Tensor x, Tensor gradient);
}
