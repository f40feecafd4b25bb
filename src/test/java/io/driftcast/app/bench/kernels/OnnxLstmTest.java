package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model files say is what ONNX Runtime makes of them, to the rounding. */
class OnnxLstmTest {

    private static final float TOLERANCE = 1e-5f;

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "8, 32, 1, 1", "8, 32, 5, 3", "3, 17, 64, 2"})
    void twoCallsAreTheEquationsOverAllTheirSteps(int inputs, int hidden, int sequence, int batch) {
        LstmCase lstm = LstmCase.random(inputs, hidden, random);
        float[] x = LstmCase.uniform(random, sequence * batch * inputs, 1);
        try (OnnxLstm onnx = new OnnxLstm(lstm, sequence, batch)) {
            onnx.input().put(x);
            onnx.call();
            onnx.call();

            FloatBuffer theirs = onnx.hidden();
            assertThat(theirs.limit()).isEqualTo(batch * hidden);
            for (int row = 0; row < batch; row++) {
                double[] expected = hiddenAfterTwice(lstm, x, sequence, batch, row);
                for (int unit = 0; unit < hidden; unit++) {
                    assertThat((double) theirs.get(row * hidden + unit))
                            .as("row %d, unit %d", row, unit)
                            .isCloseTo(expected[unit], within((double) TOLERANCE));
                }
            }
        }
    }

    private static double[] hiddenAfterTwice(
            LstmCase lstm, float[] x, int sequence, int batch, int row) {
        double[] h = new double[lstm.hidden()];
        double[] c = new double[lstm.hidden()];
        for (int step = 0; step < 2 * sequence; step++) {
            h = step(lstm, x, (step % sequence * batch + row) * lstm.inputs(), h, c);
        }
        return h;
    }

    /** One step of one row, in double precision; writes the cell in place. */
    private static double[] step(LstmCase lstm, float[] x, int from, double[] h, double[] c) {
        int units = lstm.hidden();
        double[] next = new double[units];
        for (int unit = 0; unit < units; unit++) {
            double i = sigmoid(sum(lstm, x, from, h, unit));
            double f = sigmoid(sum(lstm, x, from, h, units + unit));
            double o = sigmoid(sum(lstm, x, from, h, 2 * units + unit));
            double z = Math.tanh(sum(lstm, x, from, h, 3 * units + unit));
            c[unit] = z * i + c[unit] * f;
            next[unit] = o * Math.tanh(c[unit]);
        }
        return next;
    }

    private static double sum(LstmCase lstm, float[] x, int from, double[] h, int column) {
        int columns = LstmCase.GATES * lstm.hidden();
        double sum = lstm.bias()[column];
        for (int k = 0; k < lstm.inputs(); k++) {
            sum += (double) x[from + k] * lstm.inputWeights()[k * columns + column];
        }
        for (int k = 0; k < lstm.hidden(); k++) {
            sum += h[k] * lstm.recurrentWeights()[k * columns + column];
        }
        return sum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void aProductIsTheProduct() {
        int rows = 3;
        int inner = 5;
        int columns = 4;
        float[] a = LstmCase.uniform(random, rows * inner, 1);
        float[] b = LstmCase.uniform(random, inner * columns, 1);
        try (OnnxProduct onnx = new OnnxProduct(b, rows, inner, columns)) {
            onnx.input().put(a);
            onnx.call();
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (double) a[row * inner + k] * b[k * columns + column];
                    }
                    assertThat((double) onnx.result().get(row * columns + column))
                            .isCloseTo(sum, within((double) TOLERANCE));
                }
            }
        }
    }
}
