package io.driftcast.text.classifier;

import io.driftcast.math.network.bag.Bag;
import io.driftcast.math.network.bag.BagParameters;
import io.driftcast.math.network.bag.BagReader;
import io.driftcast.text.tokenizer.Encoding;
import java.lang.foreign.Arena;
import java.util.List;

/** Reads texts by a network on bags of n-grams. */
final class BagTextReader implements TextReader {

    private final BagEncoder encoder;
    private final BagReader reader;

    BagTextReader(Arena arena, BagEncoder encoder, BagParameters parameters) {
        this.encoder = encoder;
        reader = new BagReader(arena, parameters);
    }

    @Override
    public Reading read(Encoding text) {
        List<FeatureSpan> features = encoder.features(text);
        Bag bag = encoder.bag(features);
        float[] outputs = reader.read(bag);
        float[] weights = new float[text.ids().length];
        float[] contributions = reader.contributions(bag, Probabilities.largest(outputs));
        for (int i = 0; i < contributions.length; i++) {
            FeatureSpan span = features.get(i);
            for (int token = span.from(); token < span.to(); token++) {
                weights[token] += contributions[i] / (span.to() - span.from());
            }
        }
        return new Reading(outputs, weights);
    }

    @Override
    public List<List<float[][]>> heads() {
        return List.of();
    }
}
