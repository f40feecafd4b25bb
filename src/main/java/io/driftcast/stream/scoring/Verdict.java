package io.driftcast.stream.scoring;

import io.driftcast.text.classifier.TextScore;
import java.util.List;

/**
 * What a model says of a text.
 *
 * @param model the one that says it
 * @param labels of the probabilities, in their order
 */
public record Verdict(TextModelHead model, List<String> labels, TextScore score) {

    /** The most probable label. */
    public String label() {
        return labels.get(score.best());
    }
}
