package io.driftcast.text.classifier;

import io.driftcast.math.network.bag.Bag;
import io.driftcast.text.tokenizer.Encoding;
import java.util.List;

/**
 * Texts as bags.
 *
 * @param ngrams what is taken from a text
 * @param table what is known of that
 * @param weighting how much it counts
 */
record BagEncoder(Ngrams ngrams, FeatureTable table, Weighting weighting) {

    /** The features of a text that are known. */
    List<FeatureSpan> features(Encoding text) {
        return ngrams.of(text).stream().filter(span -> table.find(span.hash()) >= 0).toList();
    }

    /** The bag of such features. */
    Bag bag(List<FeatureSpan> features) {
        List<Integer> numbers = features.stream().map(span -> table.find(span.hash())).toList();
        return new Bag(
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                weighting.of(numbers, table));
    }

    Bag bag(Encoding text) {
        return bag(features(text));
    }
}
