package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class GradientNormsTest {

    private static final int STEPS = 30;

    /**
     * The norms where only the last step has a target and the recurrent weights of a simple network
     * are a multiple of the identity: without input its state stays 0, so that the gradient changes
     * by that factor a step.
     */
    private static GradientNorms norms(float factor) {
        try (Arena arena = Arena.ofConfined();
                WorkerTeam team = new WorkerTeam(1)) {
            NetworkShape shape = new NetworkShape(Cell.RNN, 1, 4, 1, 1);
            NetworkParameters parameters = NetworkParameters.zeros(arena, shape);
            Matrix recurrent = parameters.layer(0).recurrentWeights(1);
            for (int unit = 0; unit < 4; unit++) {
                recurrent.set(unit, unit, factor);
            }
            parameters.headWeights().fill(1);
            UnrolledNetwork network =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            NetworkParameters.zeros(arena, shape),
                            Unrolling.of(STEPS, 2, team),
                            Dropout.NONE);
            network.outputGradient().at(STEPS - 1).fill(1);
            network.forward(STEPS);
            network.backward();
            return GradientNorms.of(network);
        }
    }

    @Test
    void smallWeightsLetTheGradientVanish() {
        GradientNorms norms = norms(0.5f);

        assertThat(norms.norms()[0][STEPS - 1]).isEqualTo(Math.sqrt(8));
        assertThat(norms.ratio(0)).isEqualTo(Math.pow(0.5, STEPS - 1));
    }

    @Test
    void largeWeightsLetItExplode() {
        assertThat(norms(2).ratio(0)).isEqualTo(Math.pow(2, STEPS - 1));
    }
}
