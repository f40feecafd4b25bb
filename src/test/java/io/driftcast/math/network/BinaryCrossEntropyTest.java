package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beside PyTorch 1.13's binary_cross_entropy_with_logits on the same numbers, in float32. */
class BinaryCrossEntropyTest {

    private static final float[] LOGITS = {2, -1, 0, 30, -30, 0.3f};
    private static final float[] LABELS = {1, 0, 1, 1, 1, 0};

    private final Arena arena = Arena.ofAuto();
    private final Matrix outputs = Matrix.of(Tensor.of(arena, LOGITS, 6, 1));
    private final Matrix targets = Matrix.of(Tensor.of(arena, LABELS, 6, 1));
    private final Matrix gradient = Matrix.of(Tensor.zeros(arena, 6, 1));

    @Test
    void lossAndGradientArePyTorchs() {
        Loss loss = new BinaryCrossEntropy();
        float[] expected = {
            -0.019867161f, 0.044823572f, -0.083333336f, 0, -0.16666667f, 0.095740415f
        };

        assertThat(loss.weight(targets, 1)).isEqualTo(6);
        assertThat(loss.differentiate(outputs, targets, 1 / 6f, gradient) / 6)
                .isCloseTo(5.33128214, within(1e-6));
        assertThat(gradient.tensor().toArray()).containsExactly(expected, within(1e-7f));
        assertThat(loss.value(outputs, targets) / 6).isCloseTo(5.33128214, within(1e-6));
    }

    /** Theirs is divided by the count, ours by the weights. */
    @Test
    void aWeightedSumIsPyTorchs() {
        Loss loss = new BinaryCrossEntropy(0, 1, 3);

        assertThat(loss.value(outputs, targets) / 6).isCloseTo(15.604641, within(2e-6));
        assertThat(loss.weight(targets, 1)).isEqualTo(4 * 3 + 2);
    }

    @Test
    void smoothedOrWeightedItIsTheSoftmaxOfTwoClasses() {
        same(new BinaryCrossEntropy(0.1, 1, 1), new SoftmaxCrossEntropy(0.1, List.of()));
        same(new BinaryCrossEntropy(0, 0.5, 2), new SoftmaxCrossEntropy(0, List.of(0.5, 2.0)));
    }

    private void same(Loss binary, Loss softmax) {
        Matrix two = Matrix.of(Tensor.zeros(arena, 6, 2));
        for (int row = 0; row < 6; row++) {
            two.set(row, 1, outputs.get(row, 0));
        }
        assertThat(binary.weight(targets, 1)).isEqualTo(softmax.weight(targets, 2));
        assertThat(binary.value(outputs, targets))
                .isCloseTo(softmax.value(two, targets), within(1e-12));
    }

    @Test
    void theGradientIsTheLossesSlope() {
        Loss loss = new BinaryCrossEntropy(0.2, 0.5, 2);
        Matrix near = Matrix.of(Tensor.of(arena, new float[] {1, -2, 0.5f, 3, -1, 0}, 6, 1));

        loss.differentiate(near, targets, 1, gradient);

        new GradientCheck(() -> loss.value(near, targets), 1e-6, 3)
                .check(near.tensor(), gradient.tensor().toArray());
    }

    @Test
    void onlyYesAndNoAreTargets() {
        Matrix half = Matrix.of(Tensor.of(arena, new float[] {0.5f}, 1, 1));

        assertThatThrownBy(() -> new BinaryCrossEntropy().weight(half, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> new BinaryCrossEntropy(1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BinaryCrossEntropy(0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
