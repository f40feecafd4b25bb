package io.driftcast.app.bench.kernels;

import io.driftcast.math.kernel.Activations;
import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Activation functions beside a plain loop with the JDK's functions of one number. */
final class ActivationRows {

    private static final int LENGTH = 4096;

    /** Where none of the functions is flat. */
    private static final float BOUND = 4;

    private final Comparison comparison;
    private final RandomGenerator random;

    ActivationRows(Comparison comparison, RandomGenerator random) {
        this.comparison = comparison;
        this.random = random;
    }

    /** A kernel. */
    @FunctionalInterface
    private interface Kernel {
        void apply(Tensor x, Tensor y);
    }

    void add() throws InterruptedException {
        Activations kernels = Kernels.ACTIVATIONS;
        row("sigmoid", kernels::sigmoid, "1 / (1 + Math.exp(-x))", x -> 1 / (1 + Math.exp(-x)));
        row("tanh", kernels::tanh, "Math.tanh(x)", Math::tanh);
        row("exp", kernels::exp, "Math.exp(x)", Math::exp);
    }

    private void row(String name, Kernel kernel, String words, DoubleUnaryOperator function)
            throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            float[] in = LstmCase.uniform(random, LENGTH, BOUND);
            float[] out = new float[LENGTH];
            Tensor x = Tensor.of(arena, in, LENGTH);
            Tensor y = Tensor.zeros(arena, LENGTH);
            comparison.row(
                    name + ", an element",
                    Unit.NANOSECONDS,
                    new Work(
                            () -> {
                                kernel.apply(x, y);
                                return y.get(0);
                            },
                            LENGTH),
                    "a loop of (float) " + words,
                    new Work(
                            () -> {
                                for (int i = 0; i < LENGTH; i++) {
                                    out[i] = (float) function.applyAsDouble(in[i]);
                                }
                                return out[0];
                            },
                            LENGTH));
        }
    }
}
