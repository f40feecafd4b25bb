package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both {@link RecurrentCells}, against each other, double precision and finite differences. */
class RecurrentCellsTest {

    private static final int ROWS = 3;

    private final Arena arena = Arena.ofConfined();
    private final RecurrentCells scalar = new ScalarRecurrentCells();
    private final RecurrentCells vector = new VectorRecurrentCells();

    @AfterEach
    void close() {
        arena.close();
    }

    static IntStream sizes() {
        return IntStream.of(0, 1, 3, 15, 16, 17, 63, 64, 65, 127);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void forwardAgrees(int units) {
        forward(units, false);
        forward(units, true);
    }

    private void forward(int units, boolean peep) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (cells, k) -> {
                    Matrix gates = k.matrix(ROWS, 4 * units);
                    Tensor peepholes = peep ? k.normal(3, units) : null;
                    Matrix before = k.matrix(ROWS, units);
                    double[][] expected = new double[ROWS][units];
                    for (int r = 0; r < ROWS; r++) {
                        for (int u = 0; u < units; u++) {
                            expected[r][u] = hidden(gates, peepholes, before, r, u);
                        }
                    }
                    Matrix hidden = k.matrix(ROWS, units);
                    Matrix cell = k.matrix(ROWS, units);
                    cells.lstmForward(
                            gates, peepholes, before, cell, k.matrix(ROWS, units), hidden);
                    for (int r = 0; r < ROWS; r++) {
                        for (int u = 0; u < units; u++) {
                            assertThat((double) hidden.get(r, u))
                                    .isCloseTo(expected[r][u], within(2e-6));
                        }
                    }
                });
    }

    /** The equations of {@link RecurrentCells#lstmForward} in double precision. */
    private static double hidden(
            Matrix gates, @Nullable Tensor peepholes, Matrix before, int r, int u) {
        int units = before.columns();
        double c = before.get(r, u);
        double i = sigmoid(gates.get(r, u) + peephole(peepholes, u) * c);
        double f = sigmoid(gates.get(r, units + u) + peephole(peepholes, units + u) * c);
        c = Math.tanh(gates.get(r, 3 * units + u)) * i + c * f;
        double o = sigmoid(gates.get(r, 2 * units + u) + peephole(peepholes, 2 * units + u) * c);
        return o * Math.tanh(c);
    }

    private static double peephole(@Nullable Tensor peepholes, int index) {
        return peepholes == null ? 0 : peepholes.get(index);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void backwardAgrees(int units) {
        for (boolean peep : new boolean[] {false, true}) {
            ScalarAndVector.agree(
                    arena,
                    scalar,
                    vector,
                    (cells, k) ->
                            cells.lstmBackward(
                                    Matrix.of(k.uniform(ROWS, 4 * units)),
                                    peep ? k.normal(3, units) : null,
                                    k.matrix(ROWS, units),
                                    Matrix.of(k.uniform(ROWS, units)),
                                    k.matrix(ROWS, units),
                                    k.matrix(ROWS, units)));
        }
    }

    @Test
    void backwardIsTheDerivativeOfForward() {
        int units = 5;
        KernelTensors k = new KernelTensors(arena);
        Matrix gates = k.matrix(1, 4 * units);
        Tensor peepholes = k.normal(3, units);
        Matrix before = k.matrix(1, units);
        Tensor start = Tensor.of(arena, gates.tensor().toArray(), 1, 4 * units);
        Matrix cell = k.matrix(1, units);
        Matrix tanh = k.matrix(1, units);
        Matrix ones = k.matrix(1, units);
        ones.tensor().fill(1);
        Matrix cellGradient = k.matrix(1, units);
        cellGradient.tensor().fill(0);
        vector.lstmForward(gates, peepholes, before, cell, tanh, k.matrix(1, units));
        vector.lstmBackward(gates, peepholes, before, tanh, ones, cellGradient);

        float step = 1 / 64f;
        for (int n = 0; n < 4 * units; n++) {
            int u = n % units;
            float value = start.get(n);
            start.set(n, value + step);
            double above = hidden(Matrix.of(start), peepholes, before, 0, u);
            start.set(n, value - step);
            double below = hidden(Matrix.of(start), peepholes, before, 0, u);
            start.set(n, value);
            assertThat((double) gates.get(0, n))
                    .isCloseTo((above - below) / (2 * step), within(1e-3));
        }
        for (int u = 0; u < units; u++) {
            float value = before.get(0, u);
            before.set(0, u, value + step);
            double above = hidden(Matrix.of(start), peepholes, before, 0, u);
            before.set(0, u, value - step);
            double below = hidden(Matrix.of(start), peepholes, before, 0, u);
            before.set(0, u, value);
            assertThat((double) cellGradient.get(0, u))
                    .isCloseTo((above - below) / (2 * step), within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void gradientsOfPeepholesAndOfTanhAgree(int units) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (cells, k) ->
                        cells.peepholeGradient(
                                k.matrix(ROWS, 4 * units),
                                k.matrix(ROWS, units),
                                k.matrix(ROWS, units),
                                k.normal(3, units)));
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (cells, k) ->
                        cells.tanhBackward(
                                k.matrix(ROWS, units),
                                k.matrix(ROWS, units),
                                k.matrix(ROWS, units)));
    }

    @Test
    void cellsInBlocksAndInPlaceAgree() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (cells, k) -> {
                    Matrix gates = k.matrix(ROWS, 100).columns(7, 4 * 19);
                    Matrix cell = k.matrix(ROWS, 40).columns(2, 19);
                    cells.lstmForward(
                            gates,
                            k.normal(3, 19),
                            cell,
                            cell,
                            k.matrix(ROWS, 19),
                            k.matrix(ROWS, 30).columns(11, 19));
                });
    }

    @Test
    void otherShapesAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Matrix gates = k.matrix(2, 12);
        Matrix cell = k.matrix(2, 3);
        Matrix other = k.matrix(2, 4);
        for (RecurrentCells cells : new RecurrentCells[] {scalar, vector}) {
            refused(() -> cells.lstmForward(other, null, cell, cell, cell, cell));
            refused(() -> cells.lstmForward(gates, k.normal(4), cell, cell, cell, cell));
            refused(() -> cells.lstmForward(gates, null, other, cell, cell, cell));
            refused(() -> cells.lstmForward(gates, null, cell, other, cell, cell));
            refused(() -> cells.lstmForward(gates, null, cell, cell, other, cell));
            refused(() -> cells.lstmForward(gates, null, cell, cell, cell, other));
            refused(() -> cells.lstmBackward(gates, null, other, cell, cell, cell));
            refused(() -> cells.lstmBackward(gates, null, cell, cell, other, cell));
            refused(() -> cells.lstmBackward(gates, null, cell, cell, cell, other));
            refused(() -> cells.peepholeGradient(gates, cell, cell, k.normal(3)));
            refused(() -> cells.peepholeGradient(gates, other, cell, k.normal(9)));
            refused(() -> cells.tanhBackward(cell, cell, other));
        }
    }

    @Test
    void columnStridesThatAreNotOneAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Matrix gates = k.matrix(2, 12);
        Matrix gatesAcross = k.byColumns(2, 12);
        Matrix x = k.matrix(2, 3);
        Matrix across = k.byColumns(2, 3);
        Tensor peepholes = k.normal(9);
        for (RecurrentCells cells : new RecurrentCells[] {scalar, vector}) {
            strideRefused(() -> cells.lstmForward(gatesAcross, null, x, x, x, x));
            strideRefused(() -> cells.lstmForward(gates, null, across, x, x, x));
            strideRefused(() -> cells.lstmForward(gates, null, x, across, x, x));
            strideRefused(() -> cells.lstmForward(gates, null, x, x, across, x));
            strideRefused(() -> cells.lstmForward(gates, null, x, x, x, across));
            strideRefused(() -> cells.lstmBackward(gatesAcross, null, x, x, x, x));
            strideRefused(() -> cells.lstmBackward(gates, null, across, x, x, x));
            strideRefused(() -> cells.lstmBackward(gates, null, x, across, x, x));
            strideRefused(() -> cells.lstmBackward(gates, null, x, x, across, x));
            strideRefused(() -> cells.lstmBackward(gates, null, x, x, x, across));
            strideRefused(() -> cells.peepholeGradient(gatesAcross, x, x, peepholes));
            strideRefused(() -> cells.peepholeGradient(gates, across, x, peepholes));
            strideRefused(() -> cells.peepholeGradient(gates, x, across, peepholes));
            strideRefused(() -> cells.tanhBackward(across, x, x));
            strideRefused(() -> cells.tanhBackward(x, across, x));
            strideRefused(() -> cells.tanhBackward(x, x, across));
        }
    }

    private static void strideRefused(Runnable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageContaining("column stride");
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }
}
