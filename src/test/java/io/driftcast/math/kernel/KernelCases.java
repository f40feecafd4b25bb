package io.driftcast.math.kernel;

import static io.driftcast.math.kernel.Kernels.ACTIVATIONS;
import static io.driftcast.math.kernel.Kernels.BLAS;
import static io.driftcast.math.kernel.Kernels.CELLS;
import static io.driftcast.math.kernel.Kernels.OPTIMISERS;

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
                    new Case("layerNormOfSum", KernelCases::layerNormOfSum),
                    new Case("columnSoftmax", KernelCases::columnSoftmax),
                    new Case("dropout", KernelCases::dropout),
                    new Case("gather", KernelCases::gather),
                    new Case("adam", KernelCases::adam),
                    new Case("lstmForward", k -> lstmForward(k, false)),
                    new Case("lstmForward with peepholes", k -> lstmForward(k, true)),
                    new Case("lstmBackward", k -> lstmBackward(k, false)),
                    new Case("lstmBackward with peepholes", k -> lstmBackward(k, true)),
                    new Case("peepholeGradient", KernelCases::peepholeGradient),
                    new Case("tanhBackward", KernelCases::tanhBackward),
                    new Case("dot, sum, axpy, scale", KernelCases::lines),
                    new Case("addRows", KernelCases::addRows),
                    new Case("scaleRows", KernelCases::scaleRows),
                    new Case("transpose", KernelCases::transpose),
                    new Case("gemv", KernelCases::gemv),
                    new Case("gemm", KernelCases::gemm),
                    new Case("gemm of a transpose", KernelCases::gemmOfTranspose),
                    new Case("gemm of packed", KernelCases::gemmOfPacked),
                    new Case("gemm of packed with a bias", KernelCases::gemmWithBias),
                    new Case("product", KernelCases::product),
                    new Case("gemm on a team", KernelCases::gemmOnTeam),
                    new Case("pack", KernelCases::pack),
                    new Case("LSTM step", k -> lstmStep(k, 1, UNITS, false)),
                    new Case("LSTM step of 64 units", k -> lstmStep(k, 1, 64, false)),
                    new Case("LSTM step of rows", k -> lstmStep(k, ROWS, UNITS, true)),
                    new Case("RNN step", KernelCases::rnnStep));

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

    private static Runnable layerNormOfSum(KernelTensors k) {
        Matrix x = k.matrix(ROWS, N);
        Matrix added = k.matrix(ROWS, N);
        Matrix y = k.matrix(ROWS, N);
        Tensor gain = k.normal(N);
        Tensor bias = k.normal(N);
        return () -> ACTIVATIONS.layerNormOfSum(x, added, gain, bias, 1e-5f, y);
    }

    private static Runnable columnSoftmax(KernelTensors k) {
        Matrix x = k.matrix(UNITS, UNITS);
        Tensor inverse = k.normal(UNITS);
        return () -> ACTIVATIONS.columnSoftmax(x, inverse);
    }

    private static Runnable dropout(KernelTensors k) {
        Matrix x = k.matrix(ROWS, UNITS);
        Matrix y = k.matrix(ROWS, UNITS);
        return () -> ACTIVATIONS.dropout(5, 7, 0.25, x, y);
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

    private static Runnable lines(KernelTensors k) {
        Tensor x = k.normal(N);
        Tensor y = k.normal(N);
        Tensor sums = k.normal(2);
        return () -> {
            sums.set(0, BLAS.dot(x, y));
            sums.set(1, BLAS.sum(x));
            BLAS.axpy(0.3f, x, y);
            BLAS.scale(0.7f, y);
        };
    }

    private static Runnable addRows(KernelTensors k) {
        Matrix a = k.matrix(ROWS, UNITS);
        Tensor y = k.normal(UNITS);
        return () -> BLAS.addRows(a, y);
    }

    private static Runnable scaleRows(KernelTensors k) {
        Tensor factors = k.uniform(ROWS);
        Matrix x = k.matrix(ROWS, UNITS);
        return () -> BLAS.scaleRows(factors, x);
    }

    private static Runnable transpose(KernelTensors k) {
        Matrix a = k.matrix(UNITS, 3 * UNITS).transposed();
        Matrix c = k.matrix(3 * UNITS, UNITS);
        return () -> BLAS.copy(a, c);
    }

    private static Runnable gemv(KernelTensors k) {
        Tensor x = k.normal(UNITS);
        PackedMatrix a = k.packed(UNITS, 4 * UNITS);
        Tensor y = k.normal(4 * UNITS);
        return () -> BLAS.gemv(x, a, y);
    }

    private static Runnable gemm(KernelTensors k) {
        Matrix a = k.matrix(UNITS, UNITS);
        Matrix b = k.matrix(UNITS, 4 * UNITS);
        Matrix c = k.matrix(UNITS, 4 * UNITS);
        return () -> BLAS.gemm(a, b, c);
    }

    private static Runnable gemmOfTranspose(KernelTensors k) {
        Matrix a = k.matrix(UNITS, ROWS).transposed();
        Matrix b = k.matrix(UNITS, 4 * UNITS);
        Matrix c = k.matrix(ROWS, 4 * UNITS);
        return () -> BLAS.gemm(a, b, c);
    }

    private static Runnable gemmOfPacked(KernelTensors k) {
        Matrix a = k.matrix(ROWS, UNITS);
        PackedMatrix b = k.packed(UNITS, 4 * UNITS);
        Matrix c = k.matrix(ROWS, 4 * UNITS);
        return () -> BLAS.gemm(a, b, c);
    }

    private static Runnable gemmWithBias(KernelTensors k) {
        Matrix a = k.matrix(ROWS, UNITS);
        PackedMatrix b = k.packed(UNITS, 4 * UNITS);
        Tensor bias = k.normal(4 * UNITS);
        Matrix c = k.matrix(ROWS, 4 * UNITS);
        return () -> BLAS.gemm(a, b, bias, c);
    }

    private static Runnable product(KernelTensors k) {
        Matrix a = k.matrix(ROWS, UNITS);
        Matrix b = k.matrix(UNITS, 4 * UNITS);
        Matrix c = k.matrix(ROWS, 4 * UNITS);
        return () -> BLAS.product(a, b, c);
    }

    private static Runnable gemmOnTeam(KernelTensors k) {
        Matrix a = k.matrix(65, UNITS);
        PackedMatrix b = k.packed(UNITS, 4 * UNITS);
        Matrix c = k.matrix(65, 4 * UNITS);
        return () -> BLAS.gemm(WorkerTeam.shared(), a, b, c);
    }

    private static Runnable pack(KernelTensors k) {
        Matrix a = k.matrix(UNITS, 4 * UNITS).transposed();
        PackedMatrix packed = k.packed(4 * UNITS, UNITS);
        k.keep(packed.panels());
        return () -> packed.pack(a);
    }

    private static Runnable lstmStep(KernelTensors k, int batch, int units, boolean peep) {
        LstmWeights weights =
                new LstmWeights(
                        k.arena(),
                        k.matrix(8, 4 * units),
                        k.matrix(units, 4 * units),
                        k.normal(4 * units),
                        peep ? k.normal(3, units) : null);
        LstmStep step = new LstmStep(k.arena(), weights, batch);
        step.input().copyFrom(k.normal(batch, 8));
        k.keep(step.hidden());
        k.keep(step.cell());
        return step::step;
    }

    private static Runnable rnnStep(KernelTensors k) {
        Matrix inputWeights = k.matrix(8, UNITS);
        Matrix recurrentWeights = k.matrix(UNITS, UNITS);
        RnnStep step =
                new RnnStep(
                        k.arena(),
                        new RnnWeights(k.arena(), inputWeights, recurrentWeights, k.normal(UNITS)),
                        ROWS);
        step.input().copyFrom(k.normal(ROWS, 8));
        k.keep(step.hidden());
        return step::step;
    }
}
