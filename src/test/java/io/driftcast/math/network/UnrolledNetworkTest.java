package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnrolledNetworkTest {

    private static final long SEED = 4;

    /** By how much rounding makes a loss wrong at most, with errors of order 1 to 5. */
    private static final double ROUNDING = 1e-7;

    /** No output of these networks is larger. */
    private static final double LARGEST_OUTPUT = 4;

    private static final int STEPS = 12;
    private static final int CHUNK = 5;
    private static final int ROWS = 3;
    private static final int INPUTS = 2;

    /**
     * A pinball loss has kinks; none is crossed, because its targets lie further from 0 than any
     * output.
     */
    @ParameterizedTest
    @CsvSource({
        "RNN, 1, 3, 5, 2, 4, 7, 0",
        "RNN, 3, 1, 7, 3, 5, 3, 0",
        "RNN, 2, 2, 8, 1, 4, 6, 0.4",
        "LSTM, 1, 2, 6, 1, 9, 5, 0",
        "LSTM, 2, 5, 3, 2, 1, 1, 0",
        "LSTM, 3, 1, 4, 4, 3, 8, 0",
        "LSTM, 2, 3, 8, 2, 5, 4, 0.4",
        "LSTM_PEEPHOLES, 1, 4, 5, 1, 6, 2, 0",
        "LSTM_PEEPHOLES, 2, 2, 7, 3, 5, 17, 0"
    })
    void gradientsAreTheLossesSlopes(
            Cell cell,
            int layers,
            int inputs,
            int hidden,
            int targets,
            int steps,
            int rows,
            double rate) {
        RecurrentShape one = new RecurrentShape(cell, inputs, hidden, layers, targets);
        RecurrentShape three = new RecurrentShape(cell, inputs, hidden, layers, 3 * targets);
        Loss pinball = new Pinball(List.of(0.1, 0.5, 0.9));
        Dropout dropout = new Dropout(rate, 7);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(2)) {
            Unrolling unrolling = Unrolling.of(steps, rows, team);
            new Passes(arena, one, new SquaredError(), 0, unrolling, dropout).check();
            new Passes(arena, three, pinball, LARGEST_OUTPUT, unrolling, dropout).check();
        }
    }

    /**
     * Passes of networks with one loss. What dropout drops depends on the seed and the number of
     * the pass only: the passes that are compared are each the first of a network of its own.
     */
    private static final class Passes {

        private final Arena arena;
        private final Loss loss;
        private final Unrolling unrolling;
        private final Dropout dropout;
        private final RecurrentParameters parameters;
        private final RecurrentParameters gradient;
        private final Tensor inputs;
        private final Tensor targets;

        /**
         * @param nearest no target is nearer to 0
         */
        Passes(
                Arena arena,
                RecurrentShape shape,
                Loss loss,
                double nearest,
                Unrolling unrolling,
                Dropout dropout) {
            this.arena = arena;
            this.loss = loss;
            this.unrolling = unrolling;
            this.dropout = dropout;
            SplittableRandom random = new SplittableRandom(SEED);
            parameters = RecurrentParameters.random(arena, shape, 11);
            gradient = RecurrentParameters.zeros(arena, shape);
            int steps = unrolling.steps();
            int rows = unrolling.parts().rows();
            inputs = Tensor.zeros(arena, steps, rows, shape.inputs());
            targets = Tensor.zeros(arena, steps, rows, loss.targets(shape.outputs()));
            for (int i = 0; i < inputs.length(); i++) {
                inputs.set(i, (float) (2 * random.nextDouble() - 1));
            }
            for (int i = 1; i < targets.length(); i++) {
                double drawn = 2 * random.nextDouble() - 1;
                targets.set(i, (float) (drawn + Math.copySign(nearest, drawn)));
            }
            targets.set(0, Float.NaN);
        }

        void check() {
            UnrolledNetwork network = network();
            LossMeasure measure = measure(network);
            network.forward(unrolling.steps());
            for (float output : network.outputs().toArray()) {
                assertThat((double) output).isBetween(-LARGEST_OUTPUT, LARGEST_OUTPUT);
            }
            measure.differentiate(unrolling.steps());
            network.backward();
            float[] slopes = gradient.flat().toArray();
            float[] inputSlopes = network.inputGradient(arena).toArray();
            GradientCheck differences = new GradientCheck(this::loss, ROUNDING, SEED);
            differences.check(parameters.flat(), slopes);
            differences.check(inputs, inputSlopes);
        }

        private UnrolledNetwork network() {
            UnrolledNetwork network =
                    new UnrolledNetwork(arena, parameters, gradient, unrolling, dropout);
            network.inputs().copyFrom(inputs);
            return network;
        }

        private LossMeasure measure(UnrolledNetwork network) {
            return new LossMeasure(
                    loss, network.outputs(), targets, network.outputGradient(), unrolling.team());
        }

        private double loss() {
            UnrolledNetwork network = network();
            LossMeasure measure = measure(network);
            network.forward(unrolling.steps());
            measure.measure(unrolling.steps());
            return measure.sum() / measure.weight();
        }
    }

    private static UnrolledNetwork network(Arena arena, RecurrentShape shape, int steps) {
        return new UnrolledNetwork(
                arena,
                RecurrentParameters.random(arena, shape, 9),
                RecurrentParameters.zeros(arena, shape),
                Unrolling.of(steps, ROWS, new WorkerTeam(1)),
                Dropout.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void inChunksAPassForwardGivesWhatTheWholeGives(Cell cell) {
        RecurrentShape shape = new RecurrentShape(cell, INPUTS, 7, 2, 4);
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
}
