package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentLearnerTest {

    private static final int STEPS = 24;
    private static final int ROWS = 16;
    private static final long SEED = 5;
    private static final Sequences TRAINING = new SineSequences(0, 60, STEPS);
    private static final Sequences VALIDATION = new SineSequences(90, 20, STEPS);

    /** What came out of training: the weights and the way there. */
    private record Result(float[] weights, TrainingReport report) {}

    private static Result train(
            RecurrentShape shape, Loss loss, int chunk, int epochs, double dropout, int threads) {
        TrainingSettings settings =
                new TrainingSettings(epochs, 3, 0.02f, RateSchedule.COSINE, 1, SEED);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(threads)) {
            RecurrentParameters parameters = RecurrentParameters.random(arena, shape, 3);
            RecurrentLearner learner =
                    new RecurrentLearner(
                            arena,
                            parameters,
                            Unrolling.of(chunk, ROWS, team),
                            loss,
                            new Dropout(dropout, SEED));
            TrainingReport report = Trainer.train(learner, TRAINING, VALIDATION, settings);
            return new Result(parameters.flat().toArray(), report);
        }
    }

    private static Result train(Cell cell, int chunk, int epochs, double dropout, int threads) {
        RecurrentShape shape = new RecurrentShape(cell, 1, 8, 2, 2);
        return train(shape, new SquaredError(), chunk, epochs, dropout, threads);
    }

    @ParameterizedTest
    @EnumSource
    void learnsTheNextValuesOfASine(Cell cell) {
        TrainingReport report = train(cell, STEPS, 30, 0, 2).report();

        assertThat(report.validationLoss().get(report.best())).isLessThan(0.02);
        assertThat(report.validationLoss().getFirst()).isGreaterThan(0.1);
    }

    @Test
    void learnsTheQuantilesOfTheSeveralTargets() {
        RecurrentShape shape = new RecurrentShape(Cell.LSTM, 1, 8, 1, 6);
        Loss loss = new Pinball(List.of(0.1, 0.5, 0.9));

        TrainingReport report = train(shape, loss, STEPS, 40, 0, 2).report();

        assertThat(report.validationLoss().get(report.best())).isLessThan(0.03);
    }

    @ParameterizedTest
    @CsvSource({"RNN, 0", "LSTM, 0.2", "LSTM_PEEPHOLES, 0.2"})
    void bitsAreTheSameOnAnyNumberOfThreads(Cell cell, double dropout) {
        Result one = train(cell, 10, 3, dropout, 1);

        for (int threads = 1; threads <= 3; threads++) {
            Result other = train(cell, 10, 3, dropout, threads);
            assertThat(other.weights()).isEqualTo(one.weights());
            assertThat(other.report()).isEqualTo(one.report());
        }
        assertThat(train(cell, 10, 2, dropout, 1).weights()).isNotEqualTo(one.weights());
    }

    @Test
    void dropoutChangesWhatIsLearnt() {
        assertThat(train(Cell.LSTM, STEPS, 2, 0.3, 1).weights())
                .isNotEqualTo(train(Cell.LSTM, STEPS, 2, 0, 1).weights());
    }

    @Test
    void chunksAsLongAsTheSequencesAreNoTruncation() {
        float[] whole = train(Cell.LSTM, STEPS, 2, 0, 1).weights();

        assertThat(train(Cell.LSTM, 100, 2, 0, 1).weights()).isEqualTo(whole);
        assertThat(train(Cell.LSTM, 10, 2, 0, 1).weights()).isNotEqualTo(whole);
    }

    /** Measured only, the loss in chunks is that of the whole. */
    @ParameterizedTest
    @EnumSource
    void theStateIsCarriedFromChunkToChunk(Cell cell) {
        assertThat(measured(cell, 5)).isCloseTo(measured(cell, STEPS), within(1e-12));
    }

    /** The mean loss of the first batch of the validation sequences. */
    private static double measured(Cell cell, int chunk) {
        RecurrentShape shape = new RecurrentShape(cell, 1, 8, 2, 2);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(1)) {
            RecurrentLearner learner =
                    new RecurrentLearner(
                            arena,
                            RecurrentParameters.random(arena, shape, 3),
                            Unrolling.of(chunk, ROWS, team),
                            new SquaredError(),
                            Dropout.NONE);
            int passes = learner.begin(VALIDATION, new int[] {3, 1, 4, 15, 9}, 1, 3);
            assertThat(passes).isEqualTo(Math.ceilDiv(STEPS, chunk));
            double sum = 0;
            double weight = 0;
            for (int pass = 0; pass < passes; pass++) {
                learner.measure(pass);
                sum += learner.lossSum();
                weight += learner.lossWeight();
            }
            assertThat(weight).isBetween(3.0 * STEPS, 3 * 2.0 * STEPS);
            return sum / weight;
        }
    }
}
