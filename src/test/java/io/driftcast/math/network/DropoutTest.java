package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        arena.close();
    }

    private float[] masked(long draw, int threads) {
        Tensor ones = Tensor.zeros(arena, 100, 50);
        ones.fill(1);
        try (WorkerTeam team = new WorkerTeam(threads)) {
            new Dropout(0.25, 7).mask(team, draw, Matrix.of(ones), Matrix.of(ones));
        }
        return ones.toArray();
    }

    @Test
    void aQuarterIsDroppedAndTheRestMadeUpForIt() {
        float[] masked = masked(1, 1);

        int dropped = 0;
        for (float value : masked) {
            assertThat(value).isIn(0f, (float) (1 / 0.75));
            dropped += value == 0 ? 1 : 0;
        }
        // four standard deviations of a share of 5000
        double bound = 4 * Math.sqrt(0.25 * 0.75 / masked.length);
        assertThat(dropped / (double) masked.length).isCloseTo(0.25, within(bound));
    }

    @Test
    void eachDrawDropsOthersButAlwaysTheSame() {
        assertThat(masked(1, 2)).isEqualTo(masked(1, 1)).isNotEqualTo(masked(2, 1));
    }

    /** With a linear head on one step's state, the gradient is zero just where that was dropped. */
    @Test
    void whatWasDroppedLearnsNothing() {
        RecurrentShape shape = new RecurrentShape(Cell.LSTM, 1, 40, 1, 1);
        RecurrentParameters gradient = RecurrentParameters.zeros(arena, shape);
        try (WorkerTeam team = new WorkerTeam(1)) {
            UnrolledNetwork network =
                    new UnrolledNetwork(
                            arena,
                            RecurrentParameters.random(arena, shape, 1),
                            gradient,
                            Unrolling.of(1, 1, team),
                            new Dropout(0.5, 2));
            network.inputs().fill(1);
            network.outputGradient().fill(1);
            network.forward(1);
            network.backward();

            float[] head = gradient.headWeights().toArray();
            float[] hidden = network.layers().getFirst().hiddenGradient.step(1).toArray();
            int dropped = 0;
            for (int unit = 0; unit < 40; unit++) {
                assertThat(head[unit] == 0).isEqualTo(hidden[unit] == 0);
                dropped += head[unit] == 0 ? 1 : 0;
            }
            assertThat(dropped).isBetween(8, 32);
        }
    }
}
