package io.driftcast.stream.scoring;

import io.driftcast.bytes.ModelImage;
import io.driftcast.series.Limits;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextScore;
import io.driftcast.text.classifier.UnusableTextModelException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A model of texts that has been loaded and has scored a text. Whatever it throws is told from
 * failures of the program: it is run like foreign code. Not thread-safe.
 */
public final class WorkingTextModel implements AutoCloseable {

    /** Something of everything: a model that cannot score it will hardly score anything. */
    private static final String PROBE = "Probe 1: ça va? \uD83D\uDE00";

    private final TextModelHead model;
    private final TextClassifier classifier;
    private final List<String> labels;

    private WorkingTextModel(TextModelHead model, TextClassifier classifier) {
        this.model = model;
        this.classifier = classifier;
        this.labels = List.copyOf(classifier.labels());
    }

    /**
     * Loads a model and has it score one text.
     *
     * @throws UnusableTextModelException if it cannot be loaded, or cannot score
     */
    static WorkingTextModel load(TextModelLoader loader, TextModelHead model, byte[] parameters)
            throws UnusableTextModelException {
        TextClassifier classifier;
        try {
            classifier =
                    loader.load(new ModelImage(model.kind(), model.formatVersion(), parameters));
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnusableTextModelException("it cannot be loaded: " + e);
        }
        try {
            WorkingTextModel working = new WorkingTextModel(model, classifier);
            working.tryOut();
            return working;
        } catch (RuntimeException | StackOverflowError e) {
            classifier.close();
            throw new UnusableTextModelException("it cannot be run: " + e);
        } catch (UnusableTextModelException e) {
            classifier.close();
            throw e;
        }
    }

    private void tryOut() throws UnusableTextModelException {
        if (labels.isEmpty() || Set.copyOf(labels).size() < labels.size()) {
            throw new UnusableTextModelException("it has no labels, or one of them twice");
        }
        try {
            score(PROBE);
        } catch (UnscorableTextException e) {
            throw new UnusableTextModelException(String.valueOf(e.getMessage()));
        }
    }

    /** What is published of it. */
    public TextModelHead model() {
        return model;
    }

    /**
     * Scores a text.
     *
     * @throws UnscorableTextException if it fails, or says nothing that can be published
     */
    public Verdict score(String text) throws UnscorableTextException {
        TextScore score;
        try {
            score = classifier.score(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnscorableTextException(
                    "version %s of %s fails: %s".formatted(model.version(), model.modelId(), e), e);
        }
        check(score);
        return new Verdict(model, labels, score);
    }

    private void check(TextScore score) throws UnscorableTextException {
        List<String> tokens = score.tokens();
        boolean fits =
                score.probabilities().length == labels.size()
                        && score.weights().length == tokens.size();
        boolean finite = true;
        for (float probability : score.probabilities()) {
            finite &= Float.isFinite(probability);
        }
        long chars = 0;
        for (int i = 0; i < tokens.size(); i++) {
            chars += tokens.get(i).length();
        }
        if (!fits || !finite) {
            throw new UnscorableTextException(
                    String.format(
                            Locale.ROOT,
                            "version %s of %s gives %d probabilities for %d labels and %d weights for %d tokens%s",
                            model.version(),
                            model.modelId(),
                            score.probabilities().length,
                            labels.size(),
                            score.weights().length,
                            tokens.size(),
                            finite ? "" : ", and not all are numbers"));
        }
        if (tokens.size() > Limits.SCORE_TOKENS || chars > Limits.SCORE_CHARS) {
            throw new UnscorableTextException(
                    String.format(
                            Locale.ROOT,
                            "version %s of %s reads %d tokens of %d characters together, a score has room for %d of %d",
                            model.version(),
                            model.modelId(),
                            tokens.size(),
                            chars,
                            Limits.SCORE_TOKENS,
                            Limits.SCORE_CHARS));
        }
    }

    @Override
    public void close() {
        classifier.close();
    }
}
