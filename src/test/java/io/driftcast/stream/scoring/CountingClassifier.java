package io.driftcast.stream.scoring;

import io.driftcast.bytes.ModelImage;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextScore;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A classifier by the letters of a text, for tests: its parameters are a word, which is its first
 * label, and anything behind a zero byte. It reads {@value #WINDOW} tokens, and what it does with
 * some texts depends on its word.
 */
public final class CountingClassifier implements TextClassifier {

    /** What makes it. */
    public static final String KIND = "counting";

    /** How many tokens it reads. */
    public static final int WINDOW = 16;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String word;
    private final AtomicInteger open;

    private CountingClassifier(String word, AtomicInteger open) {
        this.word = word;
        this.open = open;
        open.incrementAndGet();
    }

    /** Makes them, and counts those that have not been closed. */
    public static final class Loader implements TextModelLoader {

        public final AtomicInteger open = new AtomicInteger();

        /** Refuses a model that begins with "bad", and throws what it should not of "burst". */
        @Override
        public TextClassifier load(ModelImage image) throws UnusableTextModelException {
            String text = new String(image.parameters(), StandardCharsets.UTF_8);
            String word = text.split("\0", -1)[0];
            if (!image.kind().equals(KIND) || word.startsWith("bad")) {
                throw new UnusableTextModelException("%s of kind %s".formatted(word, image.kind()));
            }
            if (word.equals("burst")) {
                throw new IllegalStateException("it bursts");
            }
            return new CountingClassifier(word, open);
        }
    }

    /** A model of a word, as large as it should be. */
    public static ModelImage image(String word, int bytes) {
        byte[] parameters = new byte[Math.max(bytes, word.length())];
        for (int i = word.length() + 1; i < parameters.length; i++) {
            parameters[i] = (byte) (i % 251);
        }
        byte[] begin = word.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, parameters, 0, begin.length);
        return new ModelImage(KIND, 1, parameters);
    }

    @Override
    public List<String> labels() {
        return word.equals("twice") ? List.of("a", "a") : List.of(word, "other");
    }

    @Override
    public TextScore score(String text) {
        if (text.contains("throw " + word)) {
            throw new IllegalArgumentException("it throws");
        }
        List<String> all = List.of(SPACE.split(text, -1));
        List<String> tokens = all.subList(0, Math.min(WINDOW, all.size()));
        float[] weights = new float[tokens.size() + (word.equals("uneven") ? 1 : 0)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1f / weights.length;
        }
        float first =
                text.contains("nan " + word) ? Float.NaN : 1f / (2 + (text.hashCode() & 0xff));
        return new TextScore(
                tokens,
                weights,
                new float[] {first, 1 - first},
                all.size() > WINDOW,
                text.isEmpty() ? Double.NaN : text.length());
    }

    @Override
    public List<List<float[][]>> heads() {
        return List.of();
    }

    @Override
    public void close() {
        open.decrementAndGet();
    }
}
