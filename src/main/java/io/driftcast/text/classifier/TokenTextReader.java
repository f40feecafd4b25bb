package io.driftcast.text.classifier;

import io.driftcast.math.network.attention.PackedTokenNetwork;
import io.driftcast.math.network.attention.TokenReader;
import io.driftcast.text.tokenizer.Encoding;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads texts by an encoder. */
final class TokenTextReader implements TextReader {

    private final TokenReader reader;
    private final int layers;
    private final int heads;
    private final float[] outputs;
    private int length;

    TokenTextReader(Arena arena, PackedTokenNetwork network, int maxTokens) {
        reader = new TokenReader(arena, network, maxTokens);
        layers = network.shape().layers();
        heads = network.shape().layer().heads();
        outputs = new float[network.shape().outputs()];
    }

    @Override
    public Reading read(Encoding text) {
        length = text.ids().length;
        reader.read(text.ids(), length, outputs);
        return new Reading(outputs.clone(), rollout());
    }

    /** The attention rollout, from the mean that is classified back to the embeddings. */
    private float[] rollout() {
        float[] weights = new float[length];
        Arrays.fill(weights, 1f / length);
        float[] head = new float[length * length];
        for (int layer = layers - 1; layer >= 0; layer--) {
            float[] before = new float[length];
            for (int h = 0; h < heads; h++) {
                reader.weights(layer, h, head);
                for (int query = 0; query < length; query++) {
                    float share = weights[query] / (2 * heads);
                    for (int key = 0; key < length; key++) {
                        before[key] += share * head[query * length + key];
                    }
                }
            }
            for (int token = 0; token < length; token++) {
                before[token] += weights[token] / 2;
            }
            weights = before;
        }
        return weights;
    }

    @Override
    public List<List<float[][]>> heads() {
        List<List<float[][]>> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            List<float[][]> ofLayer = new ArrayList<>();
            for (int head = 0; head < heads; head++) {
                ofLayer.add(head(layer, head));
            }
            all.add(List.copyOf(ofLayer));
        }
        return List.copyOf(all);
    }

    private float[][] head(int layer, int head) {
        float[] flat = new float[length * length];
        reader.weights(layer, head, flat);
        float[][] rows = new float[length][];
        for (int query = 0; query < length; query++) {
            rows[query] = Arrays.copyOfRange(flat, query * length, (query + 1) * length);
        }
        return rows;
    }
}
