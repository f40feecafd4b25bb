package io.driftcast.text.classifier;

import java.util.List;

/**
 * A trained classifier at work, on weights that lie off-heap once in the process. Equal models give
 * equal scores, bit for bit. Not thread-safe: each thread has one of its own.
 */
public interface TextClassifier extends AutoCloseable {

    /** All labels, in one order. */
    List<String> labels();

    /**
     * Scores a text, whatever it is; one that is too long by its beginning.
     *
     * <p>The weights of its tokens are, of a model with attention, the attention rollout (Abnar and
     * Zuidema 2020, doi:10.18653/v1/2020.acl-main.385): how much of each token's embedding arrives
     * in the mean that is classified, by the attention of all layers and the paths past them; they
     * are 0 or more and their sum is 1. Of other models they are contributions: by how much each
     * token raises the output of the most probable label above the mean of all labels' outputs.
     */
    TextScore score(String text);

    /**
     * What each head of each layer attended to in the last text: layer by layer, head by head, a
     * row for each token that asks and in it a weight for each token that is attended to. Empty
     * without attention.
     */
    List<List<float[][]>> heads();

    /** Lets the weights go. */
    @Override
    void close();
}
