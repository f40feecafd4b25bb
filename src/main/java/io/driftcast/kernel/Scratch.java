package io.driftcast.kernel;

import java.lang.foreign.Arena;

/** The partial sums of a row, per thread: as many as {@link Blas#PARTIAL_SUMS} says. */
final class Scratch {

    private static final ThreadLocal<Tensor> PARTIAL_SUMS =
            ThreadLocal.withInitial(() -> Tensor.zeros(Arena.ofAuto(), Blas.PARTIAL_SUMS));

    private Scratch() {}

    /** This thread's, with whatever was left in it. */
    static Tensor partialSums() {
        return PARTIAL_SUMS.get();
    }
}
