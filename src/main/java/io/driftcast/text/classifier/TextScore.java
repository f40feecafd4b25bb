package io.driftcast.text.classifier;

import java.util.List;

/**
 * What a classifier says of a text.
 *
 * @param tokens as it read them, the beginning and the end among them, for people to read
 * @param weights one a token: see {@link TextClassifier#score}; not to be changed
 * @param probabilities in the order of {@link TextClassifier#labels}, their sum is 1; not to be
 *     changed
 * @param truncated whether the text had more tokens than the classifier reads
 * @param perplexity of the tokens that it read, by the language model of its training texts
 */
@SuppressWarnings("ArrayRecordComponent") // made once a text, and compared by nobody
public record TextScore(
        List<String> tokens,
        float[] weights,
        float[] probabilities,
        boolean truncated,
        double perplexity) {

    /** The place of the most probable label; of equal ones the first. */
    public int best() {
        return Probabilities.largest(probabilities);
    }
}
