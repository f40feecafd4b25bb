package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearLayerTest {

    private final Arena arena = Arena.ofShared();
    private final WorkerTeam team = new WorkerTeam(2);

    @AfterEach
    void close() {
        team.close();
        arena.close();
    }

    private static void fill(Tensor tensor, SplittableRandom random) {
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (2 * random.nextDouble() - 1));
        }
    }

    private LinearParameters zeros(int inputs, int outputs) {
        return new LinearParameters(
                Tensor.zeros(arena, inputs, outputs), Tensor.zeros(arena, outputs));
    }

    @Test
    void outputsAreTheBiasAndTheWeightedInputs() {
        Unrolling unrolling = Unrolling.of(2, 1, team);
        StepBuffer inputs = new StepBuffer(arena, 2, unrolling.parts(), 2);
        inputs.tensor().copyFrom(new float[] {1, 2, 100, 100});
        LinearParameters parameters = zeros(2, 3);
        parameters.weights().copyFrom(new float[] {1, 2, 3, 10, 20, 30});
        parameters.bias().copyFrom(new float[] {0.5f, 0, -1});
        LinearLayer layer =
                new LinearLayer(
                        arena, unrolling, parameters, zeros(2, 3), new StepRows(inputs, false));

        layer.forward(1);

        assertThat(layer.output().buffer().tensor().toArray())
                .as("the second step is not asked for")
                .containsExactly(21.5f, 42, 62, 0, 0, 0);
    }

    /** Two of them on top of each other, under a loss that couples the outputs. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2, 3", "3, 9, 5, 4", "2, 17, 8, 2"})
    void gradientsAreTheLossesSlopes(int steps, int rows, int inputs, int classes) {
        SplittableRandom random = new SplittableRandom(8);
        Unrolling unrolling = Unrolling.of(steps, rows, team);
        StepBuffer input = new StepBuffer(arena, steps, unrolling.parts(), inputs);
        LinearParameters first = zeros(inputs, 6);
        LinearParameters second = zeros(6, classes);
        LinearParameters firstGradient = zeros(inputs, 6);
        LinearParameters secondGradient = zeros(6, classes);
        for (Tensor each :
                List.of(
                        input.tensor(),
                        first.weights(),
                        first.bias(),
                        second.weights(),
                        second.bias())) {
            fill(each, random);
        }
        Tensor targets = Tensor.zeros(arena, steps, rows, 1);
        for (int i = 0; i < targets.length(); i++) {
            targets.set(i, random.nextInt(classes));
        }
        Layer lower =
                new LinearLayer(arena, unrolling, first, firstGradient, new StepRows(input, false));
        Layer upper = new LinearLayer(arena, unrolling, second, secondGradient, lower.output());
        LossMeasure loss =
                new LossMeasure(
                        new SoftmaxCrossEntropy(0.1, List.of()),
                        upper.output().buffer().tensor(),
                        targets,
                        upper.outputGradient().buffer().tensor(),
                        team);
        GradientCheck differences =
                new GradientCheck(
                        () -> {
                            lower.forward(steps);
                            upper.forward(steps);
                            loss.measure(steps);
                            return loss.sum() / loss.weight();
                        },
                        1e-7,
                        4);

        lower.forward(steps);
        upper.forward(steps);
        loss.differentiate(steps);
        upper.backward();
        lower.clearOutputGradient();
        upper.addInputGradient(lower.outputGradient());
        lower.backward();
        StepBuffer inputGradient = new StepBuffer(arena, steps, unrolling.parts(), inputs);
        lower.addInputGradient(new StepRows(inputGradient, false));

        differences.check(first.weights(), firstGradient.weights().toArray());
        differences.check(first.bias(), firstGradient.bias().toArray());
        differences.check(second.weights(), secondGradient.weights().toArray());
        differences.check(second.bias(), secondGradient.bias().toArray());
        differences.check(input.tensor(), inputGradient.tensor().toArray());
    }
}
