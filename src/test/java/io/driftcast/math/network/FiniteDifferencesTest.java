package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients against differences of the loss along random directions.
 *
 * <p>The difference over 2 e is wrong by a bias that grows with e^2, so that the difference over 4
 * e is wrong by four times as much: their distance is three times the bias of the first. Beside it
 * stands the rounding of the outputs, over e. A pinball loss has kinks; none is crossed, because
 * its targets lie further from 0 than any output.
 *
 * <p>What dropout drops depends on the seed and the number of the pass only: the passes that are
 * compared are each the first of a network of its own.
 */
class FiniteDifferencesTest {

    private static final long SEED = 4;
    private static final float STEP = 0.005f;

    /** By how much rounding makes a loss wrong at most, with errors of order 1 to 5. */
    private static final double ROUNDING = 1e-7;

    /** No output of these networks is larger. */
    private static final double LARGEST_OUTPUT = 4;

    private static final int DIRECTIONS = 6;

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
        NetworkShape one = new NetworkShape(cell, inputs, hidden, layers, targets);
        NetworkShape three = new NetworkShape(cell, inputs, hidden, layers, 3 * targets);
        Loss pinball = new Pinball(List.of(0.1, 0.5, 0.9));
        Dropout dropout = new Dropout(rate, 7);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(2)) {
            Unrolling unrolling = Unrolling.of(steps, rows, team);
            new Check(arena, one, new SquaredError(), 0, unrolling, dropout).run();
            new Check(arena, three, pinball, LARGEST_OUTPUT, unrolling, dropout).run();
        }
    }

    /** One network with its loss. */
    private static final class Check {

        private final SplittableRandom random = new SplittableRandom(SEED);
        private final Arena arena;
        private final Loss loss;
        private final Unrolling unrolling;
        private final Dropout dropout;
        private final NetworkParameters parameters;
        private final NetworkParameters gradient;
        private final Tensor inputs;
        private final Tensor targets;
        private final float[] weights;

        /**
         * @param nearest no target is nearer to 0
         */
        Check(
                Arena arena,
                NetworkShape shape,
                Loss loss,
                double nearest,
                Unrolling unrolling,
                Dropout dropout) {
            this.arena = arena;
            this.loss = loss;
            this.unrolling = unrolling;
            this.dropout = dropout;
            parameters = NetworkParameters.random(arena, shape, 11);
            gradient = NetworkParameters.zeros(arena, shape);
            int steps = unrolling.steps();
            int rows = unrolling.parts().rows();
            inputs = Tensor.zeros(arena, steps, rows, shape.inputs());
            targets = Tensor.zeros(arena, steps, rows, shape.outputs() / loss.outputsPerTarget());
            for (int i = 0; i < inputs.length(); i++) {
                inputs.set(i, (float) (2 * random.nextDouble() - 1));
            }
            for (int i = 1; i < targets.length(); i++) {
                double drawn = 2 * random.nextDouble() - 1;
                targets.set(i, (float) (drawn + Math.copySign(nearest, drawn)));
            }
            targets.set(0, Float.NaN);
            weights = new float[shape.outputs()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 0.5f + (float) random.nextDouble();
            }
        }

        void run() {
            UnrolledNetwork network = network();
            LossMeasure measure = new LossMeasure(loss, weights, network, targets);
            network.forward(unrolling.steps());
            for (float output : network.outputs().toArray()) {
                assertThat((double) output).isBetween(-LARGEST_OUTPUT, LARGEST_OUTPUT);
            }
            measure.differentiate(unrolling.steps());
            network.backward();
            float[] slopes = gradient.flat().toArray();
            float[] inputSlopes = network.inputGradient(arena).toArray();
            for (int i = 0; i < DIRECTIONS; i++) {
                compare(parameters.flat(), slopes);
                compare(inputs, inputSlopes);
            }
        }

        private UnrolledNetwork network() {
            UnrolledNetwork network =
                    new UnrolledNetwork(arena, parameters, gradient, unrolling, dropout);
            network.inputs().copyFrom(inputs);
            return network;
        }

        private void compare(Tensor where, float[] slopes) {
            float[] centre = where.toArray();
            double[] direction = direction(centre.length);
            double expected = 0;
            for (int i = 0; i < direction.length; i++) {
                expected += direction[i] * slopes[i];
            }
            double near = difference(where, centre, direction, STEP);
            double far = difference(where, centre, direction, 2 * STEP);
            where.copyFrom(centre);

            assertThat(near).isCloseTo(expected, within(Math.abs(far - near) + ROUNDING / STEP));
        }

        private double[] direction(int length) {
            double[] direction = new double[length];
            double norm = 0;
            for (int i = 0; i < length; i++) {
                direction[i] = random.nextGaussian();
                norm += direction[i] * direction[i];
            }
            for (int i = 0; i < length; i++) {
                direction[i] /= Math.sqrt(norm);
            }
            return direction;
        }

        private double difference(Tensor where, float[] centre, double[] direction, float step) {
            double above = loss(where, centre, direction, step);
            double below = loss(where, centre, direction, -step);
            return (above - below) / (2 * step);
        }

        private double loss(Tensor where, float[] centre, double[] direction, float step) {
            for (int i = 0; i < centre.length; i++) {
                where.set(i, (float) (centre[i] + step * direction[i]));
            }
            UnrolledNetwork network = network();
            LossMeasure measure = new LossMeasure(loss, weights, network, targets);
            network.forward(unrolling.steps());
            measure.measure(unrolling.steps());
            return measure.sum() / measure.weight();
        }
    }
}
