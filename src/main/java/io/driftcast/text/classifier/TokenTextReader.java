package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.SoftmaxCrossEntropy;
import io.driftcast.math.network.attention.TokenLearner;
import io.driftcast.math.network.attention.TokenNetworkParameters;
import io.driftcast.math.network.attention.TokenSequences;
import io.driftcast.text.tokenizer.Encoding;
import java.lang.foreign.Arena;
import java.util.List;

/** Reads texts by a network of tokens. */
final class TokenTextReader implements TextReader {

    private final TokenLearner learner;

    TokenTextReader(Arena arena, TokenNetworkParameters parameters, int maxTokens) {
        learner =
                new TokenLearner(
                        arena,
                        new WorkerTeam(1),
                        parameters,
                        1,
                        maxTokens,
                        new SoftmaxCrossEntropy(),
                        Dropout.NONE);
    }

    @Override
    public Reading read(Encoding text) {
        learner.begin(new TokenSequences(List.of(text.ids()), List.of(0)), new int[1], 0, 1);
        learner.measure(0);
        float[] outputs = new float[learner.outputs().outputs().columns()];
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] = learner.outputs().outputs().get(0, k);
        }
        return new Reading(Probabilities.softmax(outputs), new float[text.ids().length]);
    }

    @Override
    public List<List<float[][]>> heads() {
        return List.of();
    }
}
