package io.driftcast.text.classifier;

import io.driftcast.math.network.attention.EncoderLayerShape;
import io.driftcast.math.network.attention.NormPlace;
import io.driftcast.math.network.attention.Rectifier;

/**
 * How a classifier is made: settings that do well on texts of many kinds.
 *
 * @param kind which it is
 * @param vocabulary tokens at most
 * @param maxTokens read of a text, its beginning and end among them
 * @param network what it is
 * @param fitting how that is fitted
 */
public record TextRecipe(
        TextModelKind kind, int vocabulary, int maxTokens, NetworkRecipe network, Fitting fitting) {

    /** Tokens read of a text at most, whatever the model. */
    public static final int MOST_TOKENS = 4096;

    private static final int TOKENS = 256;

    /**
     * @throws IllegalArgumentException if a text is read too short or too long
     */
    public TextRecipe {
        if (maxTokens < 2 || maxTokens > MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "%s tokens of a text: 2 to %s".formatted(maxTokens, MOST_TOKENS));
        }
    }

    /** The settings of a kind. */
    public static TextRecipe of(TextModelKind kind) {
        return switch (kind) {
            case ATTENTION -> new TextRecipe(kind, 8000, TOKENS, encoder(), attention());
            case AVERAGE -> new TextRecipe(kind, 8185, TOKENS, average(), averageFitting());
            case NGRAMS -> new TextRecipe(kind, 8000, TOKENS, ngrams(), ngramsFitting());
            case MLP -> new TextRecipe(kind, 8000, TOKENS, perceptron(), perceptronFitting());
        };
    }

    private static NetworkRecipe encoder() {
        return new TokenRecipe(
                2, new EncoderLayerShape(64, 4, 64, Rectifier.GELU, NormPlace.FIRST), 0.4);
    }

    private static Fitting attention() {
        return new Fitting(16, 4, 32, 2e-3f, 0.3, 0.1, false);
    }

    private static NetworkRecipe average() {
        return new TokenRecipe(
                0, new EncoderLayerShape(16, 1, 16, Rectifier.RELU, NormPlace.FIRST), 0.3);
    }

    private static Fitting averageFitting() {
        return new Fitting(30, 3, 32, 5e-3f, 0.3, 0, false);
    }

    private static NetworkRecipe ngrams() {
        return new BagRecipe(
                new Ngrams(2, 3, 5), 1, 250_000, Weighting.MEAN, 16, BagOutput.LINEAR, 0.3);
    }

    private static Fitting ngramsFitting() {
        return new Fitting(30, 3, 32, 5e-3f, 0, 0, false);
    }

    private static NetworkRecipe perceptron() {
        return new BagRecipe(
                new Ngrams(2, 2, 5), 1, 250_000, Weighting.TF_IDF, 16, BagOutput.PERCEPTRON, 0.3);
    }

    private static Fitting perceptronFitting() {
        return new Fitting(20, 3, 32, 2e-3f, 0.3, 0.05, false);
    }

    /** The same, fitted otherwise. */
    public TextRecipe withFitting(Fitting other) {
        return new TextRecipe(kind, vocabulary, maxTokens, network, other);
    }

    /** The same with another network. */
    public TextRecipe withNetwork(NetworkRecipe other) {
        return new TextRecipe(kind, vocabulary, maxTokens, other, fitting);
    }

    /** The same with so many tokens at most. */
    public TextRecipe withVocabulary(int other) {
        return new TextRecipe(kind, other, maxTokens, network, fitting);
    }

    /** The same, reading so many tokens of a text at most. */
    public TextRecipe withMaxTokens(int other) {
        return new TextRecipe(kind, vocabulary, other, network, fitting);
    }
}
