package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.kernel.Tensor;
import io.driftcast.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients against differences of the loss along random directions. The loss is known to about
 * 1e-7 of its size, so that the difference over 2 e is known to 1e-7 / e, beside a bias of e^2
 * times a third derivative: at e = 0.005 both are below 1e-4 for losses of order 1. A pinball loss
 * has kinks; those crossed between the two points add another e times a slope.
 */
class FiniteDifferencesTest {

    private static final float STEP = 0.005f;
    private static final double TOLERANCE = 5e-4;
    private static final int DIRECTIONS = 6;

    @ParameterizedTest
    @CsvSource({
        "RNN, 1, 3, 5, 2, 4, 7",
        "RNN, 3, 1, 7, 3, 5, 3",
        "LSTM, 1, 2, 6, 1, 9, 5",
        "LSTM, 2, 5, 3, 2, 1, 1",
        "LSTM, 3, 1, 4, 4, 3, 8",
        "LSTM_PEEPHOLES, 1, 4, 5, 1, 6, 2",
        "LSTM_PEEPHOLES, 2, 2, 7, 3, 5, 17"
    })
    void gradientsAreTheLossesSlopes(
            Cell cell, int layers, int inputs, int hidden, int targets, int steps, int rows) {
        check(
                new NetworkShape(cell, inputs, hidden, layers, targets),
                new SquaredError(),
                steps,
                rows);
        Loss pinball = new Pinball(List.of(0.1, 0.5, 0.9));
        check(new NetworkShape(cell, inputs, hidden, layers, 3 * targets), pinball, steps, rows);
    }

    private static void check(NetworkShape shape, Loss loss, int steps, int rows) {
        SplittableRandom random = new SplittableRandom(shape.hashCode() % 1000 + steps);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(2)) {
            NetworkParameters parameters = NetworkParameters.random(arena, shape, 11);
            NetworkParameters gradient = NetworkParameters.zeros(arena, shape);
            UnrolledNetwork network =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            gradient,
                            Unrolling.of(steps, rows, team),
                            Dropout.NONE);
            Tensor targets =
                    Tensor.zeros(arena, steps, rows, shape.outputs() / loss.outputsPerTarget());
            draw(random, network.inputs(), 1);
            draw(random, targets, 1);
            targets.set(0, Float.NaN);
            float[] weights = new float[shape.outputs()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 0.5f + (float) random.nextDouble();
            }
            LossMeasure measure = new LossMeasure(loss, weights, network, targets);
            network.forward(steps);
            measure.differentiate(steps);
            network.backward();

            Tensor inputGradient = network.inputGradient(arena);
            for (int i = 0; i < DIRECTIONS; i++) {
                compare(random, parameters.flat(), gradient.flat(), network, measure);
                compare(random, network.inputs(), inputGradient, network, measure);
            }
        }
    }

    private static void draw(SplittableRandom random, Tensor tensor, double bound) {
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (bound * (2 * random.nextDouble() - 1)));
        }
    }

    private static void compare(
            SplittableRandom random,
            Tensor where,
            Tensor gradient,
            UnrolledNetwork network,
            LossMeasure measure) {
        float[] centre = where.toArray();
        float[] slopes = gradient.toArray();
        double[] direction = new double[centre.length];
        double norm = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextGaussian();
            norm += direction[i] * direction[i];
        }
        double expected = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= Math.sqrt(norm);
            expected += direction[i] * slopes[i];
        }

        double above = loss(where, centre, direction, STEP, network, measure);
        double below = loss(where, centre, direction, -STEP, network, measure);
        where.copyFrom(centre);

        assertThat((above - below) / (2 * STEP)).isCloseTo(expected, within(TOLERANCE));
    }

    private static double loss(
            Tensor where,
            float[] centre,
            double[] direction,
            float step,
            UnrolledNetwork network,
            LossMeasure measure) {
        for (int i = 0; i < centre.length; i++) {
            where.set(i, (float) (centre[i] + step * direction[i]));
        }
        int steps = network.unrolling().steps();
        network.predict(steps);
        measure.measure(steps);
        return measure.sum() / measure.weight();
    }
}
