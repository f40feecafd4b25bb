package io.driftcast.text.classifier;

import io.driftcast.text.tokenizer.Encoding;
import io.driftcast.text.tokenizer.SpecialToken;
import io.driftcast.text.tokenizer.Vocabulary;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;

/** A model with working memory of its own. */
final class LoadedClassifier implements TextClassifier {

    private final TextModel model;
    private final TextReader reader;
    private final Runnable release;
    private final Arena arena = Arena.ofShared();
    private boolean closed;

    /**
     * @param release carried out when this is closed
     */
    LoadedClassifier(TextModel model, TextReaders readers, Runnable release) {
        this.model = model;
        this.release = release;
        try {
            reader = readers.reader(arena, model.maxTokens());
        } catch (Throwable e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public TextScore score(String text) {
        Encoding encoding = model.tokenizer().encode(text, model.maxTokens());
        Reading reading = reader.read(encoding);
        return new TextScore(
                shown(encoding.ids()),
                reading.weights(),
                model.network().probabilities(reading.outputs()),
                encoding.truncated(),
                model.language().perplexity(behindBeginning(encoding)));
    }

    private List<String> shown(int... ids) {
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        return Arrays.stream(ids).mapToObj(vocabulary::shown).toList();
    }

    /** What the language model reads: a text that was cut has no end. */
    static int[] behindBeginning(Encoding encoding) {
        int[] ids = encoding.ids();
        int end = encoding.truncated() && ids.length > 2 ? ids.length - 1 : ids.length;
        return Arrays.copyOfRange(ids, 1, end);
    }

    /** The id that stands before a text's first token. */
    static int beforeFirst() {
        return SpecialToken.BOS.id();
    }

    @Override
    public List<List<float[][]>> heads() {
        return reader.heads();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
            release.run();
        }
    }
}
