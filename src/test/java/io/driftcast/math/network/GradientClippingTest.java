package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class GradientClippingTest {

    /** PyTorch 1.13's clip_grad_norm_ on the same numbers. */
    @Test
    void clippingIsPyTorchs() {
        float[] before = {3, -4, 1, 2, 0.5f, -0.5f, 6};
        Tensor gradient = Tensor.of(Arena.ofAuto(), before, 7);

        assertThat((double) GradientClipping.clip(gradient, 100))
                .isCloseTo(8.15475368, within(1e-6));
        assertThat(gradient.toArray()).isEqualTo(before);
        GradientClipping.clip(gradient, 1);
        double[] expected = {
            0.367883533,
            -0.490511388,
            0.122627847,
            0.245255694,
            0.0613139234,
            -0.0613139234,
            0.735767066
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) gradient.get(i)).isCloseTo(expected[i], within(1e-7));
        }
    }
}
