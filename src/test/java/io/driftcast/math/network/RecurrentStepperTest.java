package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stepping one sequence at a time gives what a pass over a batch gives. */
class RecurrentStepperTest {

    private static final int STEPS = 6;
    private static final int ROWS = 3;

    @ParameterizedTest
    @EnumSource
    void sequencesAreSteppedApartFromEachOther(Cell cell) {
        RecurrentShape shape = new RecurrentShape(cell, 2, 9, 2, 3);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(1)) {
            RecurrentParameters parameters = RecurrentParameters.random(arena, shape, 9);
            UnrolledNetwork batch =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            RecurrentParameters.zeros(arena, shape),
                            Unrolling.of(STEPS, ROWS, team),
                            Dropout.NONE);
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < batch.inputs().length(); i++) {
                batch.inputs().set(i, (float) random.nextGaussian());
            }
            batch.forward(STEPS);
            RecurrentStepper stepper =
                    new RecurrentStepper(arena, new PackedNetwork(arena, parameters));
            HiddenState[] states = {stepper.newState(), stepper.newState(), stepper.newState()};
            float[] outputs = new float[3];
            for (int step = 0; step < STEPS; step++) {
                for (int row = 0; row < ROWS; row++) {
                    stepper.step(batch.inputs().at(step).at(row).toArray(), states[row]);
                    stepper.outputs(states[row], outputs);

                    assertThat(outputs)
                            .containsExactly(
                                    batch.outputs().at(step).at(row).toArray(), within(1e-6f));
                }
            }
        }
    }
}
