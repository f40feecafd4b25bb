package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * The partial sums of a row, per thread: as many as {@link Blas#PARTIAL_SUMS} says, off-heap for
 * loops in vectors and as an array.
 */
final class Scratch {

    private static final ThreadLocal<Tensor> PARTIAL_SUMS =
            ThreadLocal.withInitial(() -> Tensor.zeros(Arena.ofAuto(), Blas.PARTIAL_SUMS));

    private static final ThreadLocal<float[]> SUMS =
            ThreadLocal.withInitial(() -> new float[Blas.PARTIAL_SUMS]);

    private Scratch() {}

    /** This thread's, with whatever was left in it. */
    static Tensor partialSums() {
        return PARTIAL_SUMS.get();
    }

    /** This thread's array, with whatever was left in it. */
    static float[] sums() {
        return SUMS.get();
    }

    /** This thread's array, all zeros. */
    static float[] zeroSums() {
        float[] sums = SUMS.get();
        Arrays.fill(sums, 0);
        return sums;
    }

    /** Adds up the partial sums, which are overwritten, in the order of {@link Blas#dot}. */
    static float pairwise(float[] sums) {
        for (int half = Blas.PARTIAL_SUMS / 2; half >= 1; half /= 2) {
            for (int j = 0; j < half; j++) {
                sums[j] += sums[j + half];
            }
        }
        return sums[0];
    }
}
