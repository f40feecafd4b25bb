package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import io.driftcast.bytes.ModelImage;
import io.driftcast.text.language.KneserNey;
import io.driftcast.text.tokenizer.Tokenizer;
import io.driftcast.text.tokenizer.TokenizerCodec;
import java.util.ArrayList;
import java.util.List;

/** A model as bytes: card, labels, length, tokenizer, language model, network. */
final class TextModelCodec {

    private static final int VERSION = 1;
    private static final int ESTIMATE_BYTES = 1 << 20;

    private TextModelCodec() {}

    static ModelImage encode(TextModel model) {
        ByteWriter to = new ByteWriter(ESTIMATE_BYTES);
        model.card().write(to);
        to.putInt(model.labels().size());
        model.labels().forEach(to::putText);
        to.putInt(model.maxTokens());
        TokenizerCodec.write(model.tokenizer(), to);
        model.language().write(to);
        model.network().write(to);
        return new ModelImage(model.kind().kind(), VERSION, to.toBytes());
    }

    static TextModel decode(ModelImage image) throws UnusableTextModelException {
        TextModelKind kind =
                TextModelKind.ofKind(image.kind())
                        .orElseThrow(() ->
                                new UnusableTextModelException(
                                        "'%s' is no kind of text classifier"
                                                .formatted(image.kind())));
        if (image.formatVersion() != VERSION) {
            throw new UnusableTextModelException(
                    "format %s of %s, this program reads format %s"
                            .formatted(image.formatVersion(), image.kind(), VERSION));
        }
        try {
            return decode(kind, new ByteReader(image.parameters()));
        } catch (MalformedBytesException e) {
            throw new UnusableTextModelException("the model's bytes " + e.getMessage());
        }
    }

    private static TextModel decode(TextModelKind kind, ByteReader from) {
        TextModelCard card = TextModelCard.read(from);
        int count = from.getInt();
        if (count < 2) {
            throw new MalformedBytesException("have %s labels".formatted(count));
        }
        from.require(count);
        List<String> labels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            labels.add(from.getText());
        }
        int maxTokens = from.getInt();
        Tokenizer tokenizer = TokenizerCodec.read(from);
        KneserNey language = KneserNey.read(from);
        TextNetwork network =
                switch (kind) {
                    case ATTENTION, AVERAGE -> TokenTextNetwork.read(from);
                    case NGRAMS, MLP -> BagTextNetwork.read(from);
                };
        from.end();
        int tokens = tokenizer.vocabulary().size();
        if (maxTokens < 2
                || maxTokens > TextRecipe.MOST_TOKENS
                || language.tokens() != tokens
                || !network.fits(tokens, labels.size())) {
            throw new MalformedBytesException("are of parts that do not fit together");
        }
        return new TextModel(kind, labels, maxTokens, tokenizer, language, network, card);
    }
}
