package io.driftcast.text.classifier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of classifiers. */
public enum TextModelKind {

    /** An encoder: embeddings, layers of multi-head attention, the mean, a linear layer. */
    ATTENTION,

    /** Averaged embeddings and a linear layer, the textbook's network. */
    AVERAGE,

    /**
     * A hashed bag of words, pairs of words and parts of words, averaged, and a linear layer:
     * fastText's recipe (Joulin et al. 2017, doi:10.18653/v1/E17-2068).
     */
    NGRAMS,

    /**
     * A multi-layer perceptron on a hashed bag of words, pairs of words and parts of words: ReLU, a
     * yes or no for each label, binary cross-entropy.
     */
    MLP;

    private static final String PREFIX = "text-";

    /** The name that commands know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name that records and images carry. */
    public String kind() {
        return PREFIX + word();
    }

    /** The one of a name that commands know, if there is one. */
    public static Optional<TextModelKind> ofWord(String word) {
        return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }

    /** The one of a name that records carry, if there is one. */
    public static Optional<TextModelKind> ofKind(String kind) {
        return Arrays.stream(values()).filter(value -> value.kind().equals(kind)).findFirst();
    }
}
