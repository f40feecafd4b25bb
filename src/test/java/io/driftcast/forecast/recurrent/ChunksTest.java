package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Cell;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.NetworkParameters;
import io.driftcast.math.network.NetworkShape;
import io.driftcast.math.network.RateSchedule;
import io.driftcast.math.network.SineSequences;
import io.driftcast.math.network.SquaredError;
import io.driftcast.math.network.Trainer;
import io.driftcast.math.network.TrainingReport;
import io.driftcast.math.network.TrainingSettings;
import io.driftcast.math.network.UnrolledNetwork;
import io.driftcast.math.network.Unrolling;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sequences cut into chunks, the state carried from one to the next. */
class ChunksTest {

    private static final int STEPS = 12;
    private static final int CHUNK = 5;
    private static final int ROWS = 3;
    private static final int INPUTS = 2;

    private static UnrolledNetwork network(Arena arena, NetworkShape shape, int steps) {
        return new UnrolledNetwork(
                arena,
                NetworkParameters.random(arena, shape, 9),
                NetworkParameters.zeros(arena, shape),
                Unrolling.of(steps, ROWS, new WorkerTeam(1)),
                Dropout.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void inChunksAPassForwardGivesWhatTheWholeGives(Cell cell) {
        NetworkShape shape = new NetworkShape(cell, INPUTS, 7, 2, 4);
        try (Arena arena = Arena.ofShared()) {
            SplittableRandom random = new SplittableRandom(4);
            float[] inputs = new float[STEPS * ROWS * INPUTS];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = (float) random.nextGaussian();
            }
            UnrolledNetwork whole = network(arena, shape, STEPS);
            whole.inputs().copyFrom(inputs);
            whole.forward(STEPS);
            float[] expected = whole.outputs().toArray();
            UnrolledNetwork chunks = network(arena, shape, CHUNK);
            for (int round = 0; round < 2; round++) {
                chunks.clearState(); // the second round begins anew too
                for (int from = 0; from < STEPS; from += CHUNK) {
                    int steps = Math.min(CHUNK, STEPS - from);
                    if (from > 0) {
                        chunks.carryState();
                    }
                    for (int step = 0; step < steps; step++) {
                        int first = (from + step) * ROWS * INPUTS;
                        chunks.inputs()
                                .at(step)
                                .copyFrom(Arrays.copyOfRange(inputs, first, first + ROWS * INPUTS));
                    }
                    chunks.forward(steps);
                    for (int step = 0; step < steps; step++) {
                        int first = (from + step) * ROWS * shape.outputs();
                        assertThat(chunks.outputs().at(step).toArray())
                                .as("step %d", from + step)
                                .isEqualTo(
                                        Arrays.copyOfRange(
                                                expected, first, first + ROWS * shape.outputs()));
                    }
                }
            }
        }
    }

    /** At a rate at which no weight changes, the loss is that of the whole. */
    @ParameterizedTest
    @EnumSource
    void theTrainerCarriesTheStateOn(Cell cell) {
        TrainingReport whole = train(cell, 24);

        TrainingReport chunks = train(cell, CHUNK);

        assertThat(chunks.trainingLoss().getFirst())
                .isCloseTo(whole.trainingLoss().getFirst(), within(1e-12));
        assertThat(chunks.validationLoss().getFirst())
                .isCloseTo(whole.validationLoss().getFirst(), within(1e-12));
    }

    private static TrainingReport train(Cell cell, int chunk) {
        TrainingSettings settings =
                new TrainingSettings(16, chunk, 1, 1, 1e-30f, RateSchedule.CONSTANT, 1, 0, 5);
        NetworkShape shape = new NetworkShape(cell, 1, 8, 2, 2);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(1)) {
            return Trainer.train(
                    NetworkParameters.random(arena, shape, 3),
                    new SineSequences(0, 30, 24),
                    new SineSequences(60, 20, 24),
                    new SquaredError(),
                    new float[0],
                    settings,
                    team);
        }
    }
}
