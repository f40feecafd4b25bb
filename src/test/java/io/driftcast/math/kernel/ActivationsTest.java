package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.stats.Normal;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both {@link Activations}, against each other and against double precision. */
class ActivationsTest {

    private static final float EPSILON = 1e-5f;

    private final Arena arena = Arena.ofConfined();
    private final Activations scalar = new ScalarActivations();
    private final Activations vector = new VectorActivations();

    /** A function of one element, as a kernel. */
    private interface Unary {
        void of(Activations kernels, Tensor x, Tensor y);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    static IntStream sizes() {
        return IntStream.of(0, 1, 3, 15, 16, 17, 63, 64, 65, 127, 192, 1000);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void functionsOfOneElementAgree(int size) {
        each(size, Activations::tanh, Math::tanh);
        each(size, Activations::sigmoid, x -> 1 / (1 + Math.exp(-x)));
        each(size, Activations::exp, Math::exp);
        each(size, Activations::relu, x -> Math.max(x, 0));
        each(size, Activations::gelu, x -> x * Normal.cdf(x));
    }

    private void each(int size, Unary function, DoubleUnaryOperator exact) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Tensor x = k.normal(size);
                    Tensor y = k.normal(size);
                    function.of(kernels, x, y);
                    for (int i = 0; i < size; i++) {
                        double expected = exact.applyAsDouble(x.get(i));
                        double tolerance = 4e-7 * Math.max(1, Math.abs(expected));
                        assertThat((double) y.get(i)).isCloseTo(expected, within(tolerance));
                    }
                });
    }

    @Test
    void functionsOfOneElementAgreeOnWhateverBitsThereAre() {
        for (Unary function :
                new Unary[] {
                    Activations::tanh,
                    Activations::sigmoid,
                    Activations::exp,
                    Activations::relu,
                    Activations::gelu
                }) {
            ScalarAndVector.agree(
                    arena,
                    scalar,
                    vector,
                    (kernels, k) -> {
                        Tensor x = k.anyBits(4000);
                        x.set(0, Float.NaN);
                        x.set(1, Float.POSITIVE_INFINITY);
                        x.set(2, Float.NEGATIVE_INFINITY);
                        x.set(3, -0.0f);
                        function.of(kernels, x, x);
                        assertThat(x.get(0)).isNaN();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void softmaxAgrees(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(3, columns);
                    Matrix y = k.matrix(3, columns);
                    kernels.softmax(x, y);
                    for (int row = 0; row < 3; row++) {
                        double[] weights = new double[columns];
                        for (int n = 0; n < columns; n++) {
                            weights[n] = Math.exp(x.get(row, n));
                        }
                        double sum = Arrays.stream(weights).sum();
                        double tolerance = 1e-6 * Math.sqrt(columns);
                        for (int n = 0; n < columns; n++) {
                            double expected = weights[n] / sum;
                            assertThat((double) y.get(row, n))
                                    .isCloseTo(expected, within(tolerance * expected));
                        }
                    }
                });
    }

    @Test
    void softmaxOfNothingButMinusInfinityIsNan() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(2, 20);
                    x.rows(1, 1).tensor().slice(1, 1).fill(Float.NEGATIVE_INFINITY);
                    kernels.softmax(x, x);
                    assertThat(x.get(0, 0)).isBetween(0f, 1f);
                    assertThat(x.get(1, 0)).isNaN();
                    assertThat(x.get(1, 19)).isNaN();
                });
    }

    @Test
    void softmaxGivesNoWeightToMinusInfinityAndAllOfItsRowToNan() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(2, 33);
                    x.set(0, 5, Float.NEGATIVE_INFINITY);
                    x.set(1, 32, Float.NaN);
                    kernels.softmax(x, x);
                    assertThat(x.get(0, 5)).isEqualTo(0);
                    assertThat(x.get(1, 0)).isNaN();
                });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void layerNormAgrees(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(3, columns);
                    Tensor gain = k.normal(columns);
                    Tensor bias = k.normal(columns);
                    Matrix y = k.matrix(3, columns);
                    kernels.layerNorm(x, gain, bias, EPSILON, y);
                    for (int row = 0; row < 3; row++) {
                        normalised(x, row, gain, bias, y);
                    }
                });
    }

    private static void normalised(Matrix x, int row, Tensor gain, Tensor bias, Matrix y) {
        int columns = x.columns();
        double mean = 0;
        for (int n = 0; n < columns; n++) {
            mean += x.get(row, n) / (double) columns;
        }
        double variance = 0;
        for (int n = 0; n < columns; n++) {
            variance += Math.pow(x.get(row, n) - mean, 2) / columns;
        }
        for (int n = 0; n < columns; n++) {
            double unit = (x.get(row, n) - mean) / Math.sqrt(variance + EPSILON);
            assertThat((double) y.get(row, n))
                    .isCloseTo(
                            gain.get(n) * unit + bias.get(n),
                            within(5e-6 * Math.max(1, Math.sqrt(columns) / 4)));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void layerNormOfASumIsThatOfTheAddedRows(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(3, columns);
                    Matrix added = k.matrix(3, columns);
                    Tensor gain = k.normal(columns);
                    Tensor bias = k.normal(columns);
                    Matrix y = k.matrix(3, columns);
                    Matrix expected = k.matrix(3, columns);
                    kernels.layerNormOfSum(x, added, gain, bias, EPSILON, y);
                    kernels.layerNorm(x, gain, bias, EPSILON, expected);
                    assertThat(y.tensor().toArray()).isEqualTo(expected.tensor().toArray());
                    kernels.layerNormOfSum(x, added, gain, bias, EPSILON, x);
                });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void softmaxDownColumnsIsThatOfTheTransposeButForTheDivision(int columns) {
        for (int rows : new int[] {0, 1, 2, 5, 9, 64}) {
            ScalarAndVector.agree(
                    arena,
                    scalar,
                    vector,
                    (kernels, k) -> {
                        Matrix x = k.matrix(rows, columns);
                        Matrix expected = Matrix.of(Tensor.zeros(arena, columns, rows));
                        for (int row = 0; row < rows; row++) {
                            for (int n = 0; n < columns; n++) {
                                expected.set(n, row, x.get(row, n));
                            }
                        }
                        kernels.softmax(expected, expected);
                        Tensor inverse = k.normal(columns + 3);
                        kernels.columnSoftmax(x, inverse);
                        for (int row = 0; row < rows; row++) {
                            for (int n = 0; n < columns; n++) {
                                float one = expected.get(n, row);
                                assertThat(x.get(row, n) * inverse.get(n))
                                        .isCloseTo(one, within(1e-5f * one));
                            }
                        }
                    });
        }
    }

    @Test
    void softmaxDownColumnsGivesNoWeightToMinusInfinityAndAllOfAColumnToNan() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(7, 33);
                    x.set(2, 5, Float.NEGATIVE_INFINITY);
                    x.set(6, 5, -300);
                    x.set(1, 32, Float.NaN);
                    x.set(4, 1, Float.POSITIVE_INFINITY);
                    for (int row = 0; row < 7; row++) {
                        x.set(row, 9, Float.NEGATIVE_INFINITY);
                    }
                    Tensor inverse = k.normal(33);
                    kernels.columnSoftmax(x, inverse);
                    assertThat(x.get(2, 5)).isEqualTo(0);
                    assertThat(x.get(6, 5)).isEqualTo(0);
                    assertThat(inverse.get(5)).isBetween(0f, 1f);
                    assertThat(inverse.get(32)).isNaN();
                    assertThat(inverse.get(1)).isNaN();
                    assertThat(inverse.get(9)).isNaN();
                });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void dropoutAgreesAndKnowsARowByItsNumber(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(4, columns);
                    Matrix y = k.matrix(4, columns);
                    Matrix part = k.matrix(2, columns);
                    kernels.dropout(3, 10, 0.4, x, y);
                    kernels.dropout(3, 12, 0.4, x.rows(2, 2), part);
                    for (int n = 0; n < columns; n++) {
                        assertThat(part.get(0, n)).isEqualTo(y.get(2, n));
                        assertThat(part.get(1, n)).isEqualTo(y.get(3, n));
                        assertThat(y.get(1, n)).isIn(0f, x.get(1, n) * (float) (1 / (1 - 0.4)));
                    }
                    kernels.dropout(3, 10, 0, x, x);
                });
    }

    @Test
    void rowsOfBlocksAreTakenWhereTheyLie() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(4, 50).columns(3, 37);
                    Matrix y = k.matrix(6, 60).rows(1, 4).columns(20, 37);
                    float outside = y.tensor().get(0);
                    kernels.softmax(x, y);
                    kernels.layerNorm(x, k.normal(37), k.normal(37), EPSILON, y);
                    assertThat(y.tensor().get(0)).isEqualTo(outside);
                });
    }

    @Test
    void gatherCopiesTheRowsAskedFor() {
        KernelTensors k = new KernelTensors(arena);
        Matrix table = k.matrix(5, 7).columns(1, 5);
        for (Activations kernels : new Activations[] {scalar, vector}) {
            Matrix y = k.matrix(3, 5);
            kernels.gather(table, new int[] {4, 0, 4, 99}, 3, y);
            for (int n = 0; n < 5; n++) {
                assertThat(y.get(0, n)).isEqualTo(table.get(4, n));
                assertThat(y.get(1, n)).isEqualTo(table.get(0, n));
                assertThat(y.get(2, n)).isEqualTo(table.get(4, n));
            }
            assertThatThrownBy(() -> kernels.gather(table, new int[] {0, 5, 0}, 3, y))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> kernels.gather(table, new int[] {0, -1, 0}, 3, y))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> kernels.gather(table, new int[] {0, 0}, 3, y))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void otherShapesAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Matrix x = k.matrix(3, 4);
        for (Activations kernels : new Activations[] {scalar, vector}) {
            refused(() -> kernels.tanh(k.normal(3), k.normal(4)));
            refused(() -> kernels.sigmoid(k.normal(3), k.normal(4)));
            refused(() -> kernels.exp(k.normal(3), k.normal(4)));
            refused(() -> kernels.relu(k.normal(3), k.normal(4)));
            refused(() -> kernels.gelu(k.normal(3), k.normal(4)));
            refused(() -> kernels.softmax(x, k.matrix(4, 3)));
            refused(() -> kernels.softmax(x.transposed(), k.matrix(4, 3)));
            refused(() -> kernels.layerNorm(x, k.normal(3), k.normal(4), EPSILON, x));
            refused(() -> kernels.layerNorm(x, k.normal(4), k.normal(3), EPSILON, x));
            refused(() -> kernels.gather(x, new int[] {0}, 1, k.matrix(1, 5)));
            refused(() -> kernels.columnSoftmax(x, k.normal(3)));
            refused(() ->
                    kernels.layerNormOfSum(
                            x, k.matrix(3, 3), k.normal(4), k.normal(4), EPSILON, x));
        }
    }

    @Test
    void columnStridesThatAreNotOneAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Tensor gain = k.normal(4);
        int[] ids = {0, 1, 2};
        for (Activations kernels : new Activations[] {scalar, vector}) {
            Matrix x = k.matrix(3, 4);
            Matrix across = k.byColumns(3, 4);
            refused("column stride", () -> kernels.softmax(x, across));
            refused("column stride", () -> kernels.softmax(across, x));
            refused("column stride", () -> kernels.columnSoftmax(across, gain));
            refused(
                    "column stride",
                    () -> kernels.layerNormOfSum(x, across, gain, gain, EPSILON, x));
            refused("column stride", () -> kernels.layerNorm(x, gain, gain, EPSILON, across));
            refused("column stride", () -> kernels.layerNorm(across, gain, gain, EPSILON, x));
            refused("column stride", () -> kernels.gather(across, ids, 3, x));
            refused("column stride", () -> kernels.gather(x, ids, 3, across));
        }
    }

    @Test
    void outputsThatOverlapInputsInPartAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Tensor all = k.normal(100);
        Tensor x = all.slice(10, 12);
        Matrix rows = new Matrix(all, 10, 3, 4, 4, 1);
        Tensor gain = k.normal(4);
        int[] ids = {0, 1, 2};
        for (Activations kernels : new Activations[] {scalar, vector}) {
            for (int at : new int[] {1, 9, 11, 21}) {
                Tensor y = all.slice(at, 12);
                refused("overlap", () -> kernels.tanh(x, y));
                refused("overlap", () -> kernels.sigmoid(x, y));
                refused("overlap", () -> kernels.exp(x, y));
                refused("overlap", () -> kernels.relu(x, y));
                refused("overlap", () -> kernels.gelu(x, y));
                Matrix out = new Matrix(all, at, 3, 4, 4, 1);
                refused("overlap", () -> kernels.softmax(rows, out));
                refused("overlap", () -> kernels.layerNorm(rows, gain, gain, EPSILON, out));
                refused("overlap", () -> kernels.gather(rows, ids, 3, out));
                refused(
                        "overlap",
                        () -> kernels.layerNormOfSum(rows, out, gain, gain, EPSILON, rows));
            }
            Matrix other = new Matrix(all, 10, 3, 4, 5, 1);
            refused("overlap", () -> kernels.softmax(rows, other));
            refused("overlap", () -> kernels.gather(rows, ids, 3, rows));
            Matrix apart = k.matrix(3, 4);
            Tensor row = all.slice(21, 4);
            refused("overlap", () -> kernels.columnSoftmax(rows, row));
            refused("overlap", () -> kernels.layerNorm(apart, row, gain, EPSILON, rows));
            refused("overlap", () -> kernels.layerNorm(apart, gain, row, EPSILON, rows));
            Matrix folded = new Matrix(k.normal(20), 0, 3, 4, 3, 1);
            refused("row stride", () -> kernels.softmax(apart, folded));
            refused("row stride", () -> kernels.gather(apart, ids, 3, folded));

            kernels.tanh(x, all.slice(22, 12));
            kernels.softmax(rows, rows);
            kernels.layerNorm(rows, all.slice(6, 4), all.slice(22, 4), EPSILON, rows);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {-1e-9f, Float.NaN, Float.NEGATIVE_INFINITY})
    void anEpsilonBelowZeroIsRefused(float epsilon) {
        KernelTensors k = new KernelTensors(arena);
        Matrix x = k.matrix(3, 4);
        Tensor gain = k.normal(4);
        for (Activations kernels : new Activations[] {scalar, vector}) {
            refused("epsilon", () -> kernels.layerNorm(x, gain, gain, epsilon, x));
            kernels.layerNorm(x, gain, gain, 0, x);
        }
    }

    @Test
    void aTableWithoutColumnsHasRowsToGather() {
        Matrix table = Matrix.of(Tensor.zeros(arena, 5, 0));
        Matrix y = Matrix.of(Tensor.zeros(arena, 2, 0));
        Matrix far = new Matrix(table.tensor(), 3, 5, 0, 7, 1);
        for (Activations kernels : new Activations[] {scalar, vector}) {
            kernels.gather(table, new int[] {4, 0}, 2, y);
            kernels.gather(far, new int[] {4, 0}, 2, y);
            assertThatThrownBy(() -> kernels.gather(table, new int[] {0, 5}, 2, y))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static void refused(String why, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(why);
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }
}
