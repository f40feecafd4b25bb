package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class OptimiserTest {

    private final Arena arena = Arena.ofAuto();
    private final Parameters parameters =
            new Parameters(Tensor.zeros(arena, 2), Tensor.zeros(arena, 2));

    /** Adam's first step has the size of the rate, whatever that of the gradient. */
    @Test
    void anUpdateGoesAgainstTheGradientByTheRate() {
        Optimiser optimiser = new Optimiser(arena, parameters, 0.1f, 1);
        parameters.gradient().copyFrom(new float[] {30, -40});

        optimiser.update();

        assertThat(parameters.values().toArray())
                .containsExactly(new float[] {-0.1f, 0.1f}, within(1e-6f));
        assertThat(parameters.gradient().toArray())
                .as("clipped")
                .containsExactly(new float[] {0.6f, -0.8f}, within(1e-6f));
        optimiser.rate(0.01f);
        optimiser.update();
        assertThat(parameters.values().get(0)).isCloseTo(-0.11f, within(1e-4f));
        assertThat(optimiser.updates()).isEqualTo(2);
    }

    @Test
    void aGradientIsAsLongAsItsParameters() {
        Tensor three = Tensor.zeros(arena, 3);

        assertThatThrownBy(() -> new Parameters(three, parameters.gradient()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
