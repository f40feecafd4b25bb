package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;

/**
 * Scales a gradient down to a norm: g min(1, limit / (|g| + 1e-6)), PyTorch's rule for Pascanu et
 * al. (2013), PMLR 28.
 */
final class GradientClipping {

    private static final float TINY = 1e-6f;

    private GradientClipping() {}

    /** Clips in place and returns the norm before. */
    static float clip(Tensor gradient, float limit) {
        float norm = (float) Math.sqrt(Kernels.BLAS.dot(gradient, gradient));
        float factor = limit / (norm + TINY);
        if (factor < 1) {
            Kernels.BLAS.scale(factor, gradient);
        }
        return norm;
    }
}
