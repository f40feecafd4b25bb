package io.driftcast.math.network.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.GradientCheck;
import io.driftcast.math.network.RateSchedule;
import io.driftcast.math.network.SoftmaxCrossEntropy;
import io.driftcast.math.network.Trainer;
import io.driftcast.math.network.TrainingReport;
import io.driftcast.math.network.TrainingSettings;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLearnerTest {

    private static final int TOKENS = 12;
    private static final int LONGEST = 9;

    private static TokenNetworkShape shape(int layers, NormPlace place, Rectifier rectifier) {
        return new TokenNetworkShape(
                TOKENS, layers, new EncoderLayerShape(16, 2, 24, rectifier, place), 2);
    }

    /**
     * Sequences of 3 to 9 tokens in which 1 and 2 come once each; the class is which of them first.
     */
    private static TokenSequences orders(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> tokens = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] ids = random.ints(random.nextInt(3, LONGEST + 1), 3, TOKENS).toArray();
            int first = random.nextInt(ids.length - 1);
            int second = random.nextInt(first + 1, ids.length);
            int which = random.nextInt(2);
            ids[first] = which == 0 ? 1 : 2;
            ids[second] = which == 0 ? 2 : 1;
            tokens.add(ids);
            classes.add(which);
        }
        return new TokenSequences(tokens, classes);
    }

    private static int[] inOrder(TokenSequences examples) {
        return IntStream.range(0, examples.count()).toArray();
    }

    @ParameterizedTest
    @CsvSource({"0, LAST", "1, LAST", "2, FIRST"})
    void theGradientIsTheSlopeOfTheLoss(int layers, NormPlace place) {
        TokenSequences examples = orders(5, 1);
        try (Arena arena = Arena.ofConfined()) {
            TokenNetworkParameters parameters =
                    TokenNetworkParameters.random(arena, shape(layers, place, Rectifier.GELU), 3);
            TokenLearner learner =
                    new TokenLearner(
                            arena,
                            new WorkerTeam(1),
                            parameters,
                            6,
                            LONGEST,
                            new SoftmaxCrossEntropy(0.1, List.of(1.0, 2.0)),
                            Dropout.NONE,
                            TokenDropout.NONE);
            learner.begin(examples, inOrder(examples), 0, 5);
            learner.differentiate(0);
            float[] gradient = learner.parameters().gradient().toArray();

            new GradientCheck(
                            () -> {
                                learner.measure(0);
                                return learner.lossSum() / learner.lossWeight();
                            },
                            3e-7,
                            11)
                    .check(parameters.flat(), gradient);
        }
    }

    /** What came out of training: the weights and the way there. */
    private record Result(float[] weights, TrainingReport report, double accuracy) {}

    private static Result train(TokenNetworkShape shape, int epochs, double dropout, int threads) {
        TrainingSettings settings =
                new TrainingSettings(
                        epochs, epochs, 3e-3f, RateSchedule.COSINE.afterWarmUp(20), 1, 5);
        TokenSequences validation = orders(200, 2);
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(threads)) {
            TokenNetworkParameters parameters = TokenNetworkParameters.random(arena, shape, 3);
            TokenLearner learner =
                    new TokenLearner(
                            arena,
                            team,
                            parameters,
                            32,
                            LONGEST,
                            new SoftmaxCrossEntropy(),
                            new Dropout(dropout, 7),
                            TokenDropout.NONE);
            TrainingReport report = Trainer.train(learner, orders(600, 1), validation, settings);
            return new Result(parameters.flat().toArray(), report, accuracy(learner, validation));
        }
    }

    private static double accuracy(TokenLearner learner, TokenSequences examples) {
        int right = 0;
        for (int first = 0; first < examples.count(); first += 32) {
            int size = Math.min(32, examples.count() - first);
            learner.begin(examples, inOrder(examples), first, size);
            learner.measure(0);
            Matrix outputs = learner.outputs().outputs();
            for (int row = 0; row < size; row++) {
                int said = outputs.get(row, 1) > outputs.get(row, 0) ? 1 : 0;
                right += said == examples.classes().get(first + row) ? 1 : 0;
            }
        }
        return (double) right / examples.count();
    }

    @ParameterizedTest
    @CsvSource({"LAST, RELU", "FIRST, GELU"})
    void attentionLearnsAnOrderThatABagOfTokensCannotSee(NormPlace place, Rectifier rectifier) {
        assertThat(train(shape(2, place, rectifier), 25, 0.05, 2).accuracy()).isGreaterThan(0.95);
        assertThat(train(shape(0, place, rectifier), 25, 0, 2).accuracy()).isLessThan(0.65);
    }

    @Test
    void bitsAreTheSameOnAnyNumberOfThreads() {
        TokenNetworkShape shape = shape(2, NormPlace.FIRST, Rectifier.RELU);
        Result one = train(shape, 2, 0.2, 1);
        for (int threads = 2; threads <= 3; threads++) {
            Result other = train(shape, 2, 0.2, threads);
            assertThat(other.weights()).isEqualTo(one.weights());
            assertThat(other.report()).isEqualTo(one.report());
        }
        assertThat(train(shape, 2, 0.1, 1).weights()).isNotEqualTo(one.weights());
    }

    @Test
    void positionsArePyTorchs() {
        JsonNode theirs = Goldens.read("attention.json").get("positional_encoding_10x8");
        try (Arena arena = Arena.ofConfined()) {
            Matrix own = Matrix.of(Positions.of(arena, 10, 8));
            for (int place = 0; place < 10; place++) {
                for (int column = 0; column < 8; column++) {
                    assertThat((double) own.get(place, column))
                            .isCloseTo(theirs.get(place).get(column).asDouble(), within(1e-6));
                }
            }
        }
    }

    @Test
    void whatIsNoSequenceOrNetworkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenSequences(List.of(new int[0]), List.of(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenSequences(List.of(new int[1]), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EncoderLayerShape(15, 2, 24, Rectifier.RELU, NormPlace.LAST));
    }
}
