package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.stats.Normal;
import java.lang.foreign.Arena;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both {@link Gradients}, against each other and against differences in double precision. */
class GradientsTest {

    private static final float EPSILON = 1e-5f;

    private final Arena arena = Arena.ofConfined();
    private final Gradients scalar = new ScalarGradients();
    private final Gradients vector = new VectorGradients();

    @AfterEach
    void close() {
        arena.close();
    }

    static IntStream sizes() {
        return IntStream.of(0, 1, 3, 15, 16, 17, 63, 64, 65, 127, 1000);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void slopesOfOneElementAgree(int size) {
        each(size, Gradients::gelu, x -> Normal.cdf(x) + x * density(x));
        each(size, Gradients::relu, x -> x > 0 ? 1 : 0);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** A slope of one element, as a kernel. */
    private interface Slope {
        void of(Gradients kernels, Tensor x, Tensor g);
    }

    private void each(int size, Slope slope, DoubleUnaryOperator exact) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Tensor x = k.normal(size);
                    Tensor g = k.normal(size);
                    float[] before = g.toArray();
                    slope.of(kernels, x, g);
                    for (int i = 0; i < size; i++) {
                        double expected = before[i] * exact.applyAsDouble(x.get(i));
                        assertThat((double) g.get(i))
                                .isCloseTo(expected, within(2e-6 * Math.abs(before[i])));
                    }
                });
    }

    @Test
    void slopesOfOneElementAgreeOnWhateverBitsThereAre() {
        for (Slope slope : new Slope[] {Gradients::gelu, Gradients::relu}) {
            ScalarAndVector.agree(
                    arena,
                    scalar,
                    vector,
                    (kernels, k) -> slope.of(kernels, k.anyBits(4000), k.anyBits(4000)));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theSlopeOfSoftmaxAgrees(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(2, columns);
                    Matrix y = k.matrix(2, columns);
                    Matrix g = k.matrix(2, columns);
                    float[] before = g.tensor().toArray();
                    new ScalarActivations().softmax(x, y);
                    kernels.softmax(y, g);
                    for (int n = 0; n < Math.min(columns, 20); n++) {
                        double expected = difference(x, n, row -> softmaxOf(row, before));
                        assertThat((double) g.get(0, n)).isCloseTo(expected, within(1e-5));
                    }
                });
    }

    private static double softmaxOf(double[] x, float[] factors) {
        double sum = 0;
        double weighted = 0;
        for (int n = 0; n < x.length; n++) {
            sum += Math.exp(x[n]);
            weighted += Math.exp(x[n]) * factors[n];
        }
        return weighted / sum;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theSlopeOfLayerNormAgrees(int columns) {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix x = k.matrix(3, columns);
                    Tensor gain = k.normal(columns);
                    Matrix g = k.matrix(3, columns);
                    Matrix dx = k.matrix(3, columns);
                    Tensor dgain = k.normal(columns);
                    Tensor dbias = k.normal(columns);
                    float[] slopes = g.tensor().toArray();
                    float[] dxBefore = dx.tensor().toArray();
                    float[] biasBefore = dbias.toArray();
                    kernels.layerNorm(x, gain, EPSILON, g, dx, dgain, dbias);
                    for (int n = 0; n < Math.min(columns, 20); n++) {
                        double expected = difference(x, n, row -> normOf(row, gain, slopes));
                        assertThat((double) dx.get(0, n) - dxBefore[n])
                                .isCloseTo(
                                        expected, within(1e-4 * Math.max(1, Math.abs(expected))));
                        double bias = slopes[n] + slopes[columns + n] + slopes[2 * columns + n];
                        assertThat((double) dbias.get(n) - biasBefore[n])
                                .isCloseTo(bias, within(1e-5));
                    }
                });
    }

    private static double normOf(double[] x, Tensor gain, float[] slopes) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += slopes[n] * gain.get(n) * (x[n] - mean) / Math.sqrt(variance + EPSILON);
        }
        return sum;
    }

    /** The slope of a function of the first row by one element. */
    private static double difference(Matrix x, int n, ToDoubleFunction<double[]> function) {
        double[] row = new double[x.columns()];
        for (int i = 0; i < row.length; i++) {
            row[i] = x.get(0, i);
        }
        double centre = row[n];
        row[n] = centre + 1e-5;
        double above = function.applyAsDouble(row);
        row[n] = centre - 1e-5;
        double below = function.applyAsDouble(row);
        return (above - below) / 2e-5;
    }

    @Test
    void gradientsOfEmbeddingsAreAddedWhereTheyCameFrom() {
        ScalarAndVector.agree(
                arena,
                scalar,
                vector,
                (kernels, k) -> {
                    Matrix table = k.matrix(5, 37);
                    Matrix g = k.matrix(4, 37);
                    float before = table.get(3, 36);
                    kernels.gather(g, new int[] {3, 0, 3, 4}, 4, table);
                    assertThat(table.get(3, 36)).isEqualTo(before + g.get(0, 36) + g.get(2, 36));
                });
        Matrix table = Matrix.of(Tensor.zeros(arena, 2, 3));
        Matrix g = Matrix.of(Tensor.zeros(arena, 1, 3));
        for (Gradients kernels : new Gradients[] {scalar, vector}) {
            assertThatThrownBy(() -> kernels.gather(g, new int[] {2}, 1, table))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
