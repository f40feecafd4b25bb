package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.math.kernel.LstmStep;
import io.driftcast.math.kernel.LstmWeights;
import io.driftcast.math.kernel.RnnStep;
import io.driftcast.math.kernel.RnnWeights;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pass forward in training gives the states that the kernel's stepping gives, bit for bit. */
class UnrolledLayerTest {

    private static final int STEPS = 9;

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void close() {
        arena.close();
    }

    private UnrolledNetwork forward(RecurrentParameters parameters, int rows) {
        RecurrentShape shape = parameters.shape();
        try (WorkerTeam team = new WorkerTeam(2)) {
            UnrolledNetwork network =
                    new UnrolledNetwork(
                            arena,
                            parameters,
                            RecurrentParameters.zeros(arena, shape),
                            Unrolling.of(STEPS, rows, team),
                            Dropout.NONE);
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < network.inputs().length(); i++) {
                network.inputs().set(i, (float) random.nextGaussian());
            }
            network.forward(STEPS);
            return network;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LSTM, 8, 32, 1",
        "LSTM, 3, 17, 5",
        "LSTM, 1, 64, 33",
        "LSTM_PEEPHOLES, 2, 15, 1",
        "LSTM_PEEPHOLES, 5, 48, 20"
    })
    void ofAnLstm(Cell cell, int inputs, int hidden, int rows) {
        RecurrentShape shape = new RecurrentShape(cell, inputs, hidden, 1, 1);
        RecurrentParameters parameters = RecurrentParameters.random(arena, shape, 9);
        UnrolledNetwork network = forward(parameters, rows);
        UnrolledLstm layer = (UnrolledLstm) network.layers().getFirst();
        LayerParameters own = parameters.layer(0);
        LstmStep stepping =
                new LstmStep(
                        arena,
                        new LstmWeights(
                                arena,
                                own.inputWeights(inputs),
                                own.recurrentWeights(inputs),
                                own.bias(),
                                own.peepholes()),
                        rows);

        for (int step = 0; step < STEPS; step++) {
            stepping.input().copyFrom(network.inputs().at(step));
            stepping.step();
            same(stepping.hidden(), layer.hidden.step(step + 1));
            same(stepping.cell(), layer.cell(step + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 32, 1", "3, 17, 5", "1, 64, 33"})
    void ofASimpleNetwork(int inputs, int hidden, int rows) {
        RecurrentShape shape = new RecurrentShape(Cell.RNN, inputs, hidden, 1, 1);
        RecurrentParameters parameters = RecurrentParameters.random(arena, shape, 9);
        UnrolledNetwork network = forward(parameters, rows);
        LayerParameters own = parameters.layer(0);
        RnnStep stepping =
                new RnnStep(
                        arena,
                        new RnnWeights(
                                arena,
                                own.inputWeights(inputs),
                                own.recurrentWeights(inputs),
                                own.bias()),
                        rows);

        for (int step = 0; step < STEPS; step++) {
            stepping.input().copyFrom(network.inputs().at(step));
            stepping.step();
            same(stepping.hidden(), network.layers().getFirst().hidden.step(step + 1));
        }
    }

    private static void same(Tensor found, Tensor expected) {
        assertThat(found.toArray()).isEqualTo(expected.toArray());
    }
}
