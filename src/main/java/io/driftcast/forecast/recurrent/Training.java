package io.driftcast.forecast.recurrent;

import io.driftcast.kernel.WorkerTeam;
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
     * The networks' parameters, flat.
     *
     * @param rows series at once
     * @param chunk steps that gradients go back at most
     * @param team trains each network together
     */
    static List<float[]> members(
            RecurrentOptions options,
            NetworkShape shape,
            Examples examples,
            int rows,
            int chunk,
            WorkerTeam team) {
        List<float[]> members = new ArrayList<>();
        for (int i = 0; i < options.members(); i++) {
            long seed = options.seed() * RecurrentModel.MAX_MEMBERS + i;
            TrainingSettings settings =
                    new TrainingSettings(
                            rows,
                            chunk,
                            options.epochs(),
                            options.epochs(),
                            options.rate(),
                            RateSchedule.COSINE,
                            1,
                            options.dropout(),
                            seed);
            members.add(member(shape, examples, settings, team));
        }
        return members;
    }

    private static float[] member(
            NetworkShape shape, Examples examples, TrainingSettings settings, WorkerTeam team) {
        try (Arena arena = Arena.ofShared()) {
            NetworkParameters parameters = NetworkParameters.random(arena, shape, settings.seed());
            parameters.headWeights().fill(0);
            for (int k = 0; k < shape.outputs(); k++) {
                parameters.headBias().set(k, NORMAL[k % NORMAL.length]);
            }
            Trainer.train(
                    parameters,
                    examples,
                    examples.none(),
                    RecurrentModel.QUANTILES,
                    new float[0],
                    settings,
                    team);
            return parameters.flat().toArray();
        }
    }
}
