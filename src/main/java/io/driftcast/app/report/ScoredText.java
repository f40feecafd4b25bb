package io.driftcast.app.report;

import io.driftcast.text.classifier.TextScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a classifier says of a text, as the command's JSON has it.
 *
 * @param label the most probable one
 * @param probabilities of all labels
 * @param tokens as they were read
 * @param tokenWeights one a token
 * @param heads layer by layer, head by head, a row a token that asks; empty without attention
 * @param perplexity of the tokens, by the language model of the training texts
 * @param truncated whether the text had more tokens than the model reads
 */
public record ScoredText(
        String text,
        String label,
        Map<String, Float> probabilities,
        List<String> tokens,
        List<Float> tokenWeights,
        List<List<float[][]>> heads,
        double perplexity,
        boolean truncated) {

    public static ScoredText of(
            String text, List<String> labels, TextScore score, List<List<float[][]>> heads) {
        Map<String, Float> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            probabilities.put(labels.get(i), score.probabilities()[i]);
        }
        Float[] weights = new Float[score.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = score.weights()[i];
        }
        return new ScoredText(
                text,
                labels.get(score.best()),
                probabilities,
                score.tokens(),
                List.of(weights),
                heads,
                score.perplexity(),
                score.truncated());
    }

    /** The probabilities, the largest first. */
    List<Map.Entry<String, Float>> ranked() {
        return probabilities.entrySet().stream()
                .sorted(Map.Entry.<String, Float>comparingByValue().reversed())
                .toList();
    }

    float[] weights() {
        float[] weights = new float[tokenWeights.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = tokenWeights.get(i);
        }
        return weights;
    }
}
