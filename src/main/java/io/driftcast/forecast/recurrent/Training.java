package io.driftcast.forecast.recurrent;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.RateSchedule;
import io.driftcast.math.network.RecurrentLearner;
import io.driftcast.math.network.RecurrentParameters;
import io.driftcast.math.network.RecurrentShape;
import io.driftcast.math.network.Sequences;
import io.driftcast.math.network.Trainer;
import io.driftcast.math.network.TrainingSettings;
import io.driftcast.math.network.Unrolling;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the networks of a model on examples. Before its training a network's head knows nothing of
 * the hidden state: it forecasts the naive forecast with the bounds of a normal distribution, and
 * training only ever moves away from that.
 */
final class Training {

    /** Normal quantiles at those of the model. */
    private static final float[] NORMAL = {-1.96f, -1.2816f, 0, 1.2816f, 1.96f};

    private Training() {}

    /**
     * The parameters of a model's networks, flat, trained on one series by this thread alone: cold,
     * it is the compiler that needs the other cores.
     *
     * @param chunk steps that gradients go back at most
     */
    static List<float[]> members(
            RecurrentOptions options, RecurrentShape shape, Examples examples, int chunk) {
        List<float[]> members = new ArrayList<>();
        try (WorkerTeam alone = new WorkerTeam(1)) {
            for (int i = 0; i < options.members(); i++) {
                members.add(member(options, i, shape, examples, 1, chunk, alone));
            }
        }
        return members;
    }

    /**
     * The parameters of one network, flat.
     *
     * @param index of the network in its model
     * @param rows series at once
     * @param chunk steps that gradients go back at most
     * @param team trains it together
     */
    static float[] member(
            RecurrentOptions options,
            int index,
            RecurrentShape shape,
            Examples examples,
            int rows,
            int chunk,
            WorkerTeam team) {
        long seed = options.seed() * RecurrentModel.MAX_MEMBERS + index;
        TrainingSettings settings =
                new TrainingSettings(
                        options.epochs(),
                        options.epochs(),
                        options.rate(),
                        RateSchedule.COSINE,
                        1,
                        seed);
        try (Arena arena = Arena.ofShared()) {
            RecurrentParameters parameters = start(arena, shape, seed);
            RecurrentLearner learner =
                    new RecurrentLearner(
                            arena,
                            parameters,
                            Unrolling.of(Math.min(chunk, examples.steps()), rows, team),
                            RecurrentModel.QUANTILES,
                            new Dropout(options.dropout(), seed));
            Trainer.train(learner, examples, Sequences.none(), settings);
            return parameters.flat().toArray();
        }
    }

    private static RecurrentParameters start(Arena arena, RecurrentShape shape, long seed) {
        RecurrentParameters parameters = RecurrentParameters.random(arena, shape, seed);
        parameters.headWeights().fill(0);
        for (int k = 0; k < shape.outputs(); k++) {
            parameters.headBias().set(k, NORMAL[k % NORMAL.length]);
        }
        return parameters;
    }
}
