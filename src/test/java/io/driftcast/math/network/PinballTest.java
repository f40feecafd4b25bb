package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinballTest {

    private final Arena arena = Arena.ofAuto();

    @Test
    void outputsAreTargetMajor() {
        Matrix outputs = Matrix.of(Tensor.of(arena, new float[] {1, 3, 10, 20}, 1, 4));
        Matrix targets = Matrix.of(Tensor.of(arena, new float[] {2, 20}, 1, 2));
        Matrix gradient = Matrix.of(Tensor.zeros(arena, 1, 4));
        Loss pinball = new Pinball(List.of(0.1, 0.8));

        assertThat(pinball.targets(4)).isEqualTo(2);
        assertThat(pinball.weight(targets, 4)).isEqualTo(4);
        assertThat(pinball.differentiate(outputs, targets, 0.25f, gradient))
                .isCloseTo(0.1 * 1 + 0.2 * 1 + 0.1 * 10 + 0, within(1e-12))
                .isEqualTo(pinball.value(outputs, targets));
        assertThat(gradient.tensor().toArray())
                .containsExactly(
                        new float[] {-0.1f / 4, (float) (1 - 0.8) / 4, -0.1f / 4, 0},
                        within(1e-8f));
    }

    @Test
    void quantilesAscendBetween0And1() {
        for (List<Double> wrong :
                List.of(
                        List.<Double>of(),
                        List.of(0.5, 0.5),
                        List.of(0.0),
                        List.of(0.5, 1.0),
                        List.of(Double.NaN))) {
            assertThatThrownBy(() -> new Pinball(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
