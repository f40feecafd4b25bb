package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beside PyTorch 1.13's cross_entropy on the same numbers, in float32. */
class SoftmaxCrossEntropyTest {

    private static final float[] LOGITS = {2, 1, 0.1f, 0.5f, 2.5f, -1, 1, 1, 1};

    private final Arena arena = Arena.ofAuto();
    private final Matrix outputs = Matrix.of(Tensor.of(arena, LOGITS, 3, 3));
    private final Matrix targets = column(0, 2, 1);
    private final Matrix gradient = Matrix.of(Tensor.zeros(arena, 3, 3));

    private Matrix column(float... numbers) {
        return Matrix.of(Tensor.of(arena, numbers, numbers.length, 1));
    }

    private double mean(Loss loss) {
        return loss.value(outputs, targets) / loss.weight(targets, 3);
    }

    @Test
    void lossAndGradientArePyTorchs() {
        Loss loss = new SoftmaxCrossEntropy();
        float[] expected = {
            -0.11366628f, 0.080810994f, 0.032855302f,
            0.038704846f, 0.28599226f, -0.32469714f,
            0.111111104f, -0.22222224f, 0.111111104f
        };

        double sum = loss.differentiate(outputs, targets, 1 / 3f, gradient);

        assertThat(sum / 3).isCloseTo(1.72294009, within(1e-6)).isEqualTo(mean(loss));
        assertThat(gradient.tensor().toArray()).containsExactly(expected, within(1e-7f));
    }

    @Test
    void smoothingAndClassWeightsArePyTorchs() {
        assertThat(mean(new SoftmaxCrossEntropy(0.1, List.of())))
                .isCloseTo(1.69960678, within(1e-6));
        assertThat(mean(new SoftmaxCrossEntropy(0, List.of(1.0, 2.0, 3.0))))
                .isCloseTo(2.26229835, within(1e-6));
    }

    @Test
    void theGradientIsTheLossesSlope() {
        Loss loss = new SoftmaxCrossEntropy(0.2, List.of(1.0, 2.0, 0.5));

        loss.differentiate(outputs, targets, 1, gradient);

        new GradientCheck(() -> loss.value(outputs, targets), 1e-6, 3)
                .check(outputs.tensor(), gradient.tensor().toArray());
    }

    @Test
    void logitsOfAnySizeAreTaken() {
        Matrix large = Matrix.of(Tensor.of(arena, new float[] {1e30f, 0, -1e30f}, 1, 3));
        Matrix slope = Matrix.of(Tensor.zeros(arena, 1, 3));

        assertThat(new SoftmaxCrossEntropy().differentiate(large, column(0), 1, slope)).isZero();
        assertThat(slope.tensor().toArray()).containsExactly(0, 0, 0);
        assertThat(new SoftmaxCrossEntropy().differentiate(large, column(1), 1, slope))
                .isEqualTo(1e30f);
        assertThat(slope.tensor().toArray()).containsExactly(1, -1, 0);
    }

    @Test
    void aRowWithoutATargetCostsNothing() {
        Loss loss = new SoftmaxCrossEntropy();
        Matrix none = column(Float.NaN, 2, Float.NaN);
        gradient.tensor().fill(7);

        assertThat(loss.weight(none, 3)).isEqualTo(1);
        assertThat(loss.differentiate(outputs, none, 1, gradient))
                .isEqualTo(loss.value(outputs, none))
                .isPositive();
        assertThat(gradient.rows(0, 1).get(0, 1)).isZero();
        assertThat(gradient.rows(1, 1).get(0, 1)).isPositive();
        assertThat(gradient.rows(2, 1).get(0, 1)).isZero();
    }

    @Test
    void whatIsNoClassIsRefused() {
        Loss loss = new SoftmaxCrossEntropy();

        for (float target : new float[] {-1, 3, 0.5f}) {
            assertThatThrownBy(() -> loss.weight(column(target), 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one of 3 classes");
        }
        assertThatThrownBy(() -> loss.targets(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SoftmaxCrossEntropy(0, List.of(1.0, 2.0)).targets(3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SoftmaxCrossEntropy(-0.1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SoftmaxCrossEntropy(0, List.of(1.0, 0.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
