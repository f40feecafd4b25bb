package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/**
 * An exponential moving average of weights: a_t = d_t a_(t-1) + (1 - d_t) w_t with d_t = min(d, (1
 * + t) / (10 + t)), so that the first weights are soon forgotten. Not thread-safe.
 */
final class WeightAverage {

    private static final double SLOWNESS = 10;

    private final Tensor weights;
    private final Tensor average;
    private final Tensor aside;
    private final double decay;
    private int updates;

    /**
     * @param weights what is averaged
     * @param decay d, in [0, 1)
     */
    WeightAverage(Arena arena, Tensor weights, double decay) {
        this.weights = weights;
        this.decay = decay;
        average = Tensor.zeros(arena, weights.length());
        aside = Tensor.zeros(arena, weights.length());
        average.copyFrom(weights);
    }

    /** Takes the weights in after an update. */
    void update() {
        updates++;
        float stays = (float) Math.min(decay, (1 + updates) / (SLOWNESS + updates));
        Kernels.BLAS.scale(stays, average);
        Kernels.BLAS.axpy(1 - stays, weights, average);
    }

    /** Puts the average into the weights' place, until {@link #restore}. */
    void use() {
        aside.copyFrom(weights);
        weights.copyFrom(average);
    }

    /** Puts the weights back. */
    void restore() {
        weights.copyFrom(aside);
    }
}
