package io.driftcast.app.bench.kernels;

import io.driftcast.math.kernel.FmaPeak;
import io.driftcast.math.kernel.KernelMode;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Optimiser;
import io.driftcast.math.network.SoftmaxCrossEntropy;
import io.driftcast.math.network.attention.TokenDropout;
import io.driftcast.math.network.attention.TokenLearner;
import io.driftcast.math.network.attention.TokenNetworkParameters;
import io.driftcast.math.network.attention.TokenSequences;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A step of training an encoder beside the most that the core can multiply and add. */
final class EncoderTrainingRows {

    private static final int BATCH = 32;
    private static final int SEQUENCE = 64;
    private static final int INNER = 512;
    private static final double DROPOUT = 0.1;
    private static final float RATE = 0.001f;
    private static final float CLIP = 1;
    private static final int PEAK_ROUNDS = 20_000;

    /** A pass backward has two products for each one of the pass forward. */
    private static final int PRODUCTS = 3;

    private final Comparison comparison;
    private final RandomGenerator random;

    EncoderTrainingRows(Comparison comparison, RandomGenerator random) {
        this.comparison = comparison;
        this.random = random;
    }

    /** On one thread. */
    void add() throws InterruptedException {
        String name =
                String.format(
                        Locale.ROOT,
                        "encoder training step, batch %d, %d tokens, inner %d",
                        BATCH,
                        SEQUENCE,
                        INNER);
        try (Arena arena = Arena.ofShared();
                WorkerTeam alone = new WorkerTeam(1)) {
            TokenLearner learner = learner(arena, alone);
            Optimiser optimiser = new Optimiser(arena, learner.parameters(), RATE, CLIP);
            TokenSequences examples = examples();
            int[] order = IntStream.range(0, BATCH).toArray();
            comparison.alone(
                    name,
                    Unit.MILLISECONDS,
                    new Work(() -> step(learner, optimiser, examples, order), 1),
                    "no encoder is trained by a library in this process");
            double operations = PRODUCTS * BATCH * EncoderCase.operations(INNER, SEQUENCE);
            comparison.row(
                    name + ", of the peak",
                    Unit.RATE,
                    new Work(() -> step(learner, optimiser, examples, order), operations),
                    "multiply-adds on registers alone (%s), one thread"
                            .formatted(KernelMode.describe()),
                    new Work(() -> FmaPeak.run(PEAK_ROUNDS), FmaPeak.operations(PEAK_ROUNDS)));
        }
    }

    private TokenLearner learner(Arena arena, WorkerTeam team) {
        return new TokenLearner(
                arena,
                team,
                TokenNetworkParameters.random(arena, EncoderCase.shape(INNER), random.nextLong()),
                BATCH,
                SEQUENCE,
                new SoftmaxCrossEntropy(),
                new Dropout(DROPOUT, 1),
                TokenDropout.NONE);
    }

    private TokenSequences examples() {
        List<int[]> tokens = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            tokens.add(random.ints(SEQUENCE, 0, EncoderCase.VOCABULARY).toArray());
            classes.add(random.nextInt(EncoderCase.OUTPUTS));
        }
        return new TokenSequences(tokens, classes);
    }

    private static double step(
            TokenLearner learner, Optimiser optimiser, TokenSequences examples, int[] order) {
        learner.begin(examples, order, 0, BATCH);
        learner.differentiate(0);
        optimiser.update();
        return learner.lossSum();
    }
}
