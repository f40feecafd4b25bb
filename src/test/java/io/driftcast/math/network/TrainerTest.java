package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

    private static final Sequences TRAINING = new SineSequences(0, 60, 24);
    private static final Sequences VALIDATION = new SineSequences(90, 20, 24);
    private static final Sequences NONE = new SineSequences(0, 0, 24);

    /** What came out of training: the weights and the way there. */
    private record Result(float[] weights, TrainingReport report) {}

    private static TrainingSettings settings(int chunk, int epochs, double dropout) {
        return new TrainingSettings(
                16, chunk, epochs, 3, 0.02f, RateSchedule.COSINE, 1, dropout, 5);
    }

    private static Result train(
            NetworkShape shape,
            Loss loss,
            TrainingSettings settings,
            int threads,
            Sequences validation) {
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(threads)) {
            NetworkParameters parameters = NetworkParameters.random(arena, shape, 3);
            TrainingReport report =
                    Trainer.train(
                            parameters, TRAINING, validation, loss, new float[0], settings, team);
            return new Result(parameters.flat().toArray(), report);
        }
    }

    private static Result train(Cell cell, TrainingSettings settings, int threads) {
        NetworkShape shape = new NetworkShape(cell, 1, 8, 2, 2);
        return train(shape, new SquaredError(), settings, threads, VALIDATION);
    }

    @ParameterizedTest
    @EnumSource
    void learnsTheNextValuesOfASine(Cell cell) {
        Result result = train(cell, settings(24, 30, 0), 2);

        List<Double> losses = result.report().validationLoss();
        assertThat(losses.get(result.report().best())).isLessThan(0.02);
        assertThat(losses.getFirst()).isGreaterThan(0.1);
    }

    @Test
    void learnsTheQuantilesOfTheSeveralTargets() {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 1, 8, 1, 6);
        Loss loss = new Pinball(List.of(0.1, 0.5, 0.9));

        TrainingReport report = train(shape, loss, settings(24, 40, 0), 2, VALIDATION).report();

        assertThat(report.validationLoss().get(report.best())).isLessThan(0.03);
    }

    @ParameterizedTest
    @CsvSource({"RNN, 0", "LSTM, 0.2", "LSTM_PEEPHOLES, 0.2"})
    void bitsAreTheSameOnAnyNumberOfThreads(Cell cell, double dropout) {
        TrainingSettings settings = settings(10, 3, dropout);
        Result one = train(cell, settings, 1);

        for (int threads = 1; threads <= 3; threads++) {
            Result other = train(cell, settings, threads);
            assertThat(other.weights()).isEqualTo(one.weights());
            assertThat(other.report()).isEqualTo(one.report());
        }
        assertThat(train(cell, settings(10, 2, dropout), 1).weights()).isNotEqualTo(one.weights());
    }

    @Test
    void dropoutChangesWhatIsLearnt() {
        assertThat(train(Cell.LSTM, settings(24, 2, 0.3), 1).weights())
                .isNotEqualTo(train(Cell.LSTM, settings(24, 2, 0), 1).weights());
    }

    @Test
    void chunksAsLongAsTheSequencesAreNoTruncation() {
        assertThat(train(Cell.LSTM, settings(24, 2, 0), 1).weights())
                .isEqualTo(train(Cell.LSTM, settings(1000, 2, 0), 1).weights());
        assertThat(train(Cell.LSTM, settings(24, 2, 0), 1).weights())
                .isNotEqualTo(train(Cell.LSTM, settings(10, 2, 0), 1).weights());
    }

    @Test
    void trainingEndsAfterItsPatienceAndKeepsTheBestWeights() {
        // so large a rate that the loss soon jumps about
        TrainingSettings wild =
                new TrainingSettings(16, 24, 60, 3, 0.3f, RateSchedule.CONSTANT, 1, 0, 5);
        Result stopped = train(Cell.LSTM, wild, 1);
        int best = stopped.report().best();
        List<Double> losses = stopped.report().validationLoss();

        assertThat(stopped.report().epochs()).isEqualTo(best + 4).isLessThan(60);
        assertThat(losses.get(best))
                .isEqualTo(losses.stream().mapToDouble(x -> x).min().orElseThrow());
        NetworkShape shape = new NetworkShape(Cell.LSTM, 1, 8, 2, 2);
        TrainingSettings upToBest =
                new TrainingSettings(16, 24, best + 1, 3, 0.3f, RateSchedule.CONSTANT, 1, 0, 5);
        assertThat(train(shape, new SquaredError(), upToBest, 1, NONE).weights())
                .isEqualTo(stopped.weights());
    }

    @Test
    void anInterruptedThreadStopsTraining() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> train(Cell.RNN, settings(24, 1000, 0), 1))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
