package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossTest {

    private static final float NONE = Float.NaN;

    private final Arena arena = Arena.ofConfined();
    private final WorkerTeam team = new WorkerTeam(1);

    @AfterEach
    void close() {
        team.close();
        arena.close();
    }

    private UnrolledNetwork network(int steps, int outputs) {
        NetworkShape shape = new NetworkShape(Cell.RNN, 1, 1, 1, outputs);
        return new UnrolledNetwork(
                arena,
                NetworkParameters.zeros(arena, shape),
                NetworkParameters.zeros(arena, shape),
                Unrolling.of(steps, 1, team),
                Dropout.NONE);
    }

    @Test
    void squaredErrorIsTheWeightedMeanOverWhatHasATarget() {
        UnrolledNetwork network = network(3, 2);
        network.outputs().copyFrom(new float[] {1, 2, 3, 4, 5, 6});
        Tensor targets = Tensor.of(arena, new float[] {3, 1, NONE, 1, NONE, NONE}, 3, 1, 2);
        LossMeasure loss =
                new LossMeasure(new SquaredError(), new float[] {1, 3}, network, targets);

        loss.differentiate(3);

        assertThat(loss.weight()).isEqualTo(7);
        assertThat(loss.sum()).isEqualTo(4 + 3 * 1 + 3 * 9);
        float seventh = 1f / 7;
        assertThat(network.outputGradient().toArray())
                .isEqualTo(new float[] {-4 * seventh, 6 * seventh, 0, 18 * seventh, 0, 0});
        loss.measure(1);
        assertThat(loss.sum() / loss.weight()).isEqualTo(7.0 / 4);
    }

    @Test
    void outputsOfPinballAreTargetMajor() {
        UnrolledNetwork network = network(1, 4);
        network.outputs().copyFrom(new float[] {1, 3, 10, 20});
        Tensor targets = Tensor.of(arena, new float[] {2, 20}, 1, 1, 2);
        Loss pinball = new Pinball(List.of(0.1, 0.8));
        LossMeasure loss = new LossMeasure(pinball, new float[0], network, targets);

        loss.differentiate(1);

        assertThat(loss.sum()).isCloseTo(0.1 * 1 + 0.2 * 1 + 0.1 * 10 + 0, within(1e-12));
        assertThat(network.outputGradient().toArray())
                .containsExactly(
                        new float[] {-0.1f / 4, (float) (1 - 0.8) / 4, -0.1f / 4, 0},
                        within(1e-8f));
    }

    @Test
    void withoutAnyTargetNothingIsWeighed() {
        UnrolledNetwork network = network(2, 1);
        Tensor targets = Tensor.of(arena, new float[] {NONE, NONE}, 2, 1, 1);
        LossMeasure loss = new LossMeasure(new SquaredError(), new float[0], network, targets);

        loss.differentiate(2);

        assertThat(loss.weight()).isZero();
        assertThat(network.outputGradient().toArray()).containsOnly(0f);
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        UnrolledNetwork network = network(1, 4);
        Tensor targets = Tensor.zeros(arena, 1, 1, 3);

        assertThatThrownBy(
                        () -> new LossMeasure(new SquaredError(), new float[0], network, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 targets");
        assertThatThrownBy(() -> new Pinball(List.of(0.5, 0.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** PyTorch 1.13's clip_grad_norm_ on the same numbers. */
    @Test
    void clippingIsPyTorchs() {
        float[] before = {3, -4, 1, 2, 0.5f, -0.5f, 6};
        Tensor gradient = Tensor.of(arena, before, 7);

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
