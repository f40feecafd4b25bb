package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossMeasureTest {

    private static final float NONE = Float.NaN;

    private final Arena arena = Arena.ofShared();
    private final WorkerTeam team = new WorkerTeam(2);

    @AfterEach
    void close() {
        team.close();
        arena.close();
    }

    private Tensor tensor(int steps, int rows, float... numbers) {
        return Tensor.of(arena, numbers, steps, rows, numbers.length / steps / rows);
    }

    private LossMeasure measure(Loss loss, Tensor outputs, Tensor targets, Tensor gradient) {
        return new LossMeasure(loss, outputs, targets, gradient, team);
    }

    @Test
    void theLossIsTheMeanOverWhatHasATarget() {
        Tensor outputs = tensor(3, 1, 1, 2, 3, 4, 5, 6);
        Tensor targets = tensor(3, 1, 3, 1, NONE, 1, NONE, NONE);
        Tensor gradient = Tensor.zeros(arena, 3, 1, 2);
        LossMeasure loss = measure(new SquaredError(), outputs, targets, gradient);

        loss.differentiate(3);

        assertThat(loss.weight()).isEqualTo(3);
        assertThat(loss.sum()).isEqualTo(4 + 1 + 9);
        float third = 1f / 3;
        assertThat(gradient.toArray())
                .isEqualTo(new float[] {-4 * third, 2 * third, 0, 6 * third, 0, 0});
        loss.measure(1);
        assertThat(loss.sum() / loss.weight()).isEqualTo(5.0 / 2);
    }

    @Test
    void classWeightsWeighTheMean() {
        Loss loss = new SoftmaxCrossEntropy(0, List.of(1.0, 3.0));
        Tensor outputs = tensor(2, 2, 0, 0, 0, 0, 0, 0, 0, 0);
        Tensor targets = tensor(2, 2, 0, 1, NONE, 1);
        Tensor gradient = Tensor.zeros(arena, 2, 2, 2);
        LossMeasure measure = measure(loss, outputs, targets, gradient);

        measure.differentiate(2);

        assertThat(measure.weight()).isEqualTo(1 + 3 + 3);
        float seventh = 1f / 7;
        assertThat(gradient.toArray())
                .isEqualTo(
                        new float[] {
                            -0.5f * seventh,
                            0.5f * seventh,
                            1.5f * seventh,
                            -1.5f * seventh,
                            0,
                            0,
                            1.5f * seventh,
                            -1.5f * seventh
                        });
    }

    @Test
    void withoutAnyTargetNothingIsWeighed() {
        Tensor gradient = tensor(2, 1, 7, 7);
        LossMeasure loss =
                measure(new SquaredError(), tensor(2, 1, 1, 2), tensor(2, 1, NONE, NONE), gradient);

        loss.differentiate(2);

        assertThat(loss.weight()).isZero();
        assertThat(gradient.toArray()).containsOnly(0f);
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        Tensor outputs = Tensor.zeros(arena, 1, 1, 4);
        Tensor targets = Tensor.zeros(arena, 1, 1, 3);

        assertThatThrownBy(() -> measure(new SquaredError(), outputs, targets, outputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 targets");
        Loss quantiles = new Pinball(List.of(0.1, 0.5, 0.9));
        assertThatThrownBy(() -> measure(quantiles, outputs, targets, outputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 outputs, 3 a target");
    }
}
