package io.driftcast.kernel;

import static io.driftcast.kernel.Kernels.ACTIVATIONS;
import static io.driftcast.kernel.Kernels.CELLS;
import static io.driftcast.kernel.Kernels.OPTIMISERS;

import java.util.List;
import java.util.function.Function;

/**
 * Every kernel once, at sizes that have whole vectors and a rest at any width: what {@link
 * KernelModesIT} holds to the same bits in every mode and to no allocation. A new kernel is one
 * line.
 */
final class KernelCases {

    /**
     * @param operation makes the kernel's tensors and returns its call
     */
    record Case(String name, Function<KernelTensors, Runnable> operation) {}

    private static final int N = 1000;
    private static final int ROWS = 5;
    private static final int UNITS = 37;
    private static final AdamSettings ADAM = AdamSettings.withRate(0.01f);

    static final List<Case> ALL =
            List.of(
                    new Case("tanh", k -> unary(k, ACTIVATIONS::tanh)),
                    new Case("sigmoid", k -> unary(k, ACTIVATIONS::sigmoid)),
                    new Case("exp", k -> unary(k, ACTIVATIONS::exp)),
                    new Case("relu", k -> unary(k, ACTIVATIONS::relu)),
                    new Case("gelu", k -> unary(k, ACTIVATIONS::gelu)),
                    new Case("softmax", KernelCases::softmax),
                    new Case("layerNorm", KernelCases::layerNorm),
                    new Case("gather", KernelCases::gather),
                    new Case("adam", KernelCases::adam),
                    new Case("lstmForward", k -> lstmForward(k, false)),
                    new Case("lstmForward with peepholes", k -> lstmForward(k, true)),
                    new Case("lstmBackward", k -> lstmBackward(k, false)),
                    new Case("lstmBackward with peepholes", k -> lstmBackward(k, true)),
                    new Case("peepholeGradient", KernelCases::peepholeGradient),
                    new Case("tanhBackward", KernelCases::tanhBackward));

    private KernelCases() {}

    /** A function of one element. */
    private interface Unary {
        void of(Tensor x, Tensor y);
    }

    private static Runnable unary(KernelTensors k, Unary function) {
        Tensor x = k.normal(N);
        Tensor y = k.normal(N);
        return () -> function.of(x, y);
    }

    private static Runnable softmax(KernelTensors k) {
        Matrix x = k.matrix(ROWS, N);
        Matrix y = k.matrix(ROWS, N);
        return () -> ACTIVATIONS.softmax(x, y);
    }

    private static Runnable layerNorm(KernelTensors k) {
        Matrix x = k.matrix(ROWS, N);
        Matrix y = k.matrix(ROWS, N);
        Tensor gain = k.normal(N);
        Tensor bias = k.normal(N);
        return () -> ACTIVATIONS.layerNorm(x, gain, bias, 1e-5f, y);
    }

    private static Runnable gather(KernelTensors k) {
        Matrix table = k.matrix(ROWS, UNITS);
        Matrix y = k.matrix(3, UNITS);
        int[] ids = {4, 0, 4};
        return () -> ACTIVATIONS.gather(table, ids, 3, y);
    }

    private static Runnable adam(KernelTensors k) {
        Tensor parameters = k.normal(N);
        Tensor gradient = k.normal(N);
        Tensor first = k.normal(N);
        Tensor second = k.uniform(N);
        return () -> OPTIMISERS.adam(ADAM, 3, parameters, gradient, first, second);
    }

    private static Runnable lstmForward(KernelTensors k, boolean peep) {
        Matrix gates = k.matrix(ROWS, 4 * UNITS);
        Tensor peepholes = peep ? k.normal(3, UNITS) : null;
        Matrix before = k.matrix(ROWS, UNITS);
        Matrix cell = k.matrix(ROWS, UNITS);
        Matrix tanh = k.matrix(ROWS, UNITS);
        Matrix hidden = k.matrix(ROWS, UNITS);
        return () -> CELLS.lstmForward(gates, peepholes, before, cell, tanh, hidden);
    }

    private static Runnable lstmBackward(KernelTensors k, boolean peep) {
        Matrix gates = Matrix.of(k.uniform(ROWS, 4 * UNITS));
        Tensor peepholes = peep ? k.normal(3, UNITS) : null;
        Matrix before = k.matrix(ROWS, UNITS);
        Matrix tanh = Matrix.of(k.uniform(ROWS, UNITS));
        Matrix hidden = k.matrix(ROWS, UNITS);
        Matrix cell = k.matrix(ROWS, UNITS);
        return () -> CELLS.lstmBackward(gates, peepholes, before, tanh, hidden, cell);
    }

    private static Runnable peepholeGradient(KernelTensors k) {
        Matrix gates = k.matrix(ROWS, 4 * UNITS);
        Matrix before = k.matrix(ROWS, UNITS);
        Matrix cell = k.matrix(ROWS, UNITS);
        Tensor gradient = k.normal(3, UNITS);
        return () -> CELLS.peepholeGradient(gates, before, cell, gradient);
    }

    private static Runnable tanhBackward(KernelTensors k) {
        Matrix hidden = Matrix.of(k.uniform(ROWS, UNITS));
        Matrix gradient = k.matrix(ROWS, UNITS);
        Matrix result = k.matrix(ROWS, UNITS);
        return () -> CELLS.tanhBackward(hidden, gradient, result);
    }
}
