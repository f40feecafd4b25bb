package io.driftcast.text.classifier;

import io.driftcast.math.network.attention.PackedTokenNetwork;
import io.driftcast.math.network.attention.TokenReader;
import io.driftcast.text.tokenizer.Encoding;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Reads texts by averaged embeddings. What a token adds to an output is that output for the token
 * alone, without the bias, over the number of tokens.
 */
final class AverageTextReader implements TextReader {

    private final TokenReader reader;
    private final float[] outputs;
    private final float[] alone;

    AverageTextReader(Arena arena, PackedTokenNetwork network, int maxTokens) {
        reader = new TokenReader(arena, network, maxTokens);
        outputs = new float[network.shape().outputs()];
        alone = new float[network.shape().outputs()];
    }

    @Override
    public Reading read(Encoding text) {
        int length = text.ids().length;
        reader.read(text.ids(), length, outputs);
        int best = Probabilities.largest(outputs);
        float[] weights = new float[length];
        int[] id = new int[1];
        for (int token = 0; token < length; token++) {
            id[0] = text.ids()[token];
            reader.read(id, 1, alone);
            weights[token] = aboveMean(best) / length;
        }
        return new Reading(outputs.clone(), weights);
    }

    private float aboveMean(int best) {
        float sum = 0;
        for (float output : alone) {
            sum += output;
        }
        return alone[best] - sum / alone.length;
    }

    @Override
    public List<List<float[][]>> heads() {
        return List.of();
    }
}
