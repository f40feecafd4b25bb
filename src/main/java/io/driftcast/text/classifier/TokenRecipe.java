package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.SoftmaxCrossEntropy;
import io.driftcast.math.network.Trainer;
import io.driftcast.math.network.attention.EncoderLayerShape;
import io.driftcast.math.network.attention.TokenDropout;
import io.driftcast.math.network.attention.TokenLearner;
import io.driftcast.math.network.attention.TokenNetworkParameters;
import io.driftcast.math.network.attention.TokenNetworkShape;
import io.driftcast.math.network.attention.TokenSequences;
import io.driftcast.text.tokenizer.Encoding;
import io.driftcast.text.tokenizer.SpecialToken;
import java.lang.foreign.Arena;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network that reads tokens.
 *
 * @param layers of its encoder; none for averaged embeddings
 * @param layer what each looks like, and the width of the embeddings
 * @param tokenDropout of whole tokens, in [0, 1)
 */
public record TokenRecipe(int layers, EncoderLayerShape layer, double tokenDropout)
        implements NetworkRecipe {

    @Override
    public TextNetwork train(
            WorkerTeam team,
            TextSample training,
            TextSample validation,
            Fitting fitting,
            long seed,
            EpochListener listener) {
        TokenSequences examples = sequences(training);
        TokenSequences held = sequences(validation);
        TokenNetworkShape shape =
                new TokenNetworkShape(training.vocabulary(), layers, layer, training.labels());
        try (Arena arena = Arena.ofShared()) {
            TokenNetworkParameters parameters = TokenNetworkParameters.random(arena, shape, seed);
            TokenLearner learner =
                    new TokenLearner(
                            arena,
                            team,
                            parameters,
                            fitting.batch(),
                            Math.max(examples.longest(), held.longest()),
                            new SoftmaxCrossEntropy(
                                    fitting.smoothing(), fitting.classWeights(training)),
                            new Dropout(fitting.dropout(), seed),
                            new TokenDropout(
                                    new Dropout(tokenDropout, seed + 1), SpecialToken.UNK.id()));
            Trainer.train(
                    learner,
                    examples,
                    held,
                    fitting.settings(training.size(), seed),
                    new EpochMeter(learner.outputs(), held.count() > 0, listener));
            return new TokenTextNetwork(shape, parameters.flat().toArray());
        }
    }

    private static TokenSequences sequences(TextSample sample) {
        return new TokenSequences(
                sample.texts().stream().map(Encoding::ids).toList(), sample.classes());
    }

    /**
     * The same of another size; what is null stays as it is.
     *
     * @throws IllegalArgumentException if the heads cannot share the width
     */
    public TokenRecipe resized(
            @Nullable Integer otherLayers,
            @Nullable Integer width,
            @Nullable Integer heads,
            @Nullable Integer inner) {
        return new TokenRecipe(
                Objects.requireNonNullElse(otherLayers, layers),
                new EncoderLayerShape(
                        Objects.requireNonNullElse(width, layer.width()),
                        Objects.requireNonNullElse(heads, layer.heads()),
                        Objects.requireNonNullElse(inner, layer.inner()),
                        layer.rectifier(),
                        layer.normPlace()),
                tokenDropout);
    }
}
