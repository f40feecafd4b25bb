package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientNormsTest {

    private static final int STEPS = 30;

    /** Sequences of zeros. */
    private static final Sequences ZEROS =
            new Sequences() {
                @Override
                public int count() {
                    return 1;
                }

                @Override
                public int steps() {
                    return STEPS;
                }

                @Override
                public void write(int sequence, int from, int steps, Batch batch, int row) {
                    for (int step = 0; step < steps; step++) {
                        batch.input(step, row, 0, 0);
                    }
                }
            };

    /**
     * The norms where the recurrent weights of a simple network are a multiple of the identity:
     * without input its state stays 0, so that the gradient changes by that factor a step.
     */
    private static double[] norms(float factor, int limit) {
        RecurrentShape shape = new RecurrentShape(Cell.RNN, 1, 4, 1, 2);
        RecurrentParameters parameters = RecurrentParameters.zeros(Arena.ofAuto(), shape);
        Matrix recurrent = parameters.layer(0).recurrentWeights(1);
        for (int unit = 0; unit < 4; unit++) {
            recurrent.set(unit, unit, factor);
        }
        Matrix head = Matrix.of(parameters.headWeights());
        for (int unit = 0; unit < 4; unit++) {
            head.set(unit, 0, 100);
            head.set(unit, 1, 1);
        }
        return GradientNorms.atEnd(parameters, ZEROS, 0, 1, limit);
    }

    @Test
    void smallWeightsLetTheGradientVanish() {
        double[] norms = norms(0.5f, 100);

        assertThat(norms).hasSize(STEPS);
        assertThat(norms[0]).isEqualTo(2);
        assertThat(norms[STEPS - 1]).isEqualTo(2 * Math.pow(0.5, STEPS - 1));
    }

    @Test
    void largeWeightsLetItExplode() {
        assertThat(norms(2, 100)[STEPS - 1]).isEqualTo(2 * Math.pow(2, STEPS - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 9, 28})
    void itIsFollowedNoFartherThanAsked(int limit) {
        double[] whole = norms(0.5f, 100);

        double[] norms = norms(0.5f, limit);

        assertThat(norms).hasSize(limit + 1).startsWith(whole[0]);
        assertThat(norms[limit]).isEqualTo(whole[limit]);
    }

    /** The state before the last steps counts, however the sequence is cut. */
    @ParameterizedTest
    @EnumSource
    void theyAreThoseOfAPassOverTheWholeSequence(Cell cell) {
        RecurrentShape shape = new RecurrentShape(cell, 1, 5, 2, 2);
        Sequences sines = new SineSequences(0, 3, STEPS);
        try (Arena arena = Arena.ofConfined();
                WorkerTeam alone = new WorkerTeam(1)) {
            RecurrentParameters parameters = RecurrentParameters.random(arena, shape, 4);
            UnrolledNetwork whole =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            RecurrentParameters.zeros(arena, shape),
                            Unrolling.of(STEPS, 1, alone),
                            Dropout.NONE);
            for (int step = 0; step < STEPS; step++) {
                whole.inputs().set(step, (float) Math.sin((2 + step) * 0.35));
            }
            whole.forward(STEPS);
            whole.outputGradient().at(STEPS - 1).set(1, 1);
            whole.backward();
            double[] expected = GradientNorms.of(whole, STEPS);

            double[] norms = GradientNorms.atEnd(parameters, sines, 2, 1, 12);

            assertThat(norms).hasSize(13);
            for (int back = 0; back < norms.length; back++) {
                assertThat(norms[back])
                        .isCloseTo(expected[back], within(1e-6 * expected[0]))
                        .isPositive();
            }
        }
    }
}
