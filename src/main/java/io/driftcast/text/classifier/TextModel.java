package io.driftcast.text.classifier;

import io.driftcast.bytes.ModelImage;
import io.driftcast.text.language.KneserNey;
import io.driftcast.text.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * A trained classifier with all that it needs to score a text.
 *
 * @param kind which it is
 * @param labels in the order of the network's outputs
 * @param maxTokens that it reads of a text, its beginning and end among them
 * @param tokenizer learned from the training texts
 * @param language a model of the same texts
 * @param network the weights
 * @param card how it was trained
 */
public record TextModel(
        TextModelKind kind,
        List<String> labels,
        int maxTokens,
        Tokenizer tokenizer,
        KneserNey language,
        TextNetwork network,
        TextModelCard card) {

    public TextModel {
        labels = List.copyOf(labels);
    }

    /** What its tokens mean to it, if it has vectors of them. */
    public Optional<TokenEmbeddings> embeddings() {
        return network.embeddings().map(rows -> new TokenEmbeddings(tokenizer, rows));
    }

    /** The model as bytes. */
    public ModelImage image() {
        return TextModelCodec.encode(this);
    }

    /**
     * Reads {@link #image} back.
     *
     * @throws UnusableTextModelException if it is none of this program's
     */
    public static TextModel of(ModelImage image) throws UnusableTextModelException {
        return TextModelCodec.decode(image);
    }
}
