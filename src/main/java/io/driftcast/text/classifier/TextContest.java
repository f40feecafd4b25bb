package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.text.classifier.TextModelCard.Measures;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model from labelled texts and holds it against the one in place, on texts that the new
 * one has not seen: a part is held back for the comparison alone, and of the rest another says when
 * the training stops. The same texts, recipe and seed give the same model, bit for bit.
 */
public final class TextContest {

    private static final double HELD_BACK = 0.2;
    private static final double VALIDATION = 0.1;

    private final TextRecipe recipe;
    private final WorkerTeam team;
    private final long seed;

    /**
     * @param recipe what is trained
     * @param team what computes
     * @param seed of the parts and of all that is drawn; has to stay the same from contest to
     *     contest, or the model in place has learned from what is held back
     */
    public TextContest(TextRecipe recipe, WorkerTeam team, long seed) {
        this.recipe = recipe;
        this.team = team;
        this.seed = seed;
    }

    /**
     * Trains a model and compares.
     *
     * @param texts in any order that is a function of the texts
     * @param inPlace the model to be no worse than; null if there is none
     * @throws IllegalArgumentException if the texts to learn from are of fewer than two labels, or
     *     none is held back
     */
    public TextVerdict hold(List<LabelledText> texts, @Nullable TextClassifier inPlace) {
        LastingSplit parts = LastingSplit.of(texts, HELD_BACK, seed);
        if (parts.heldBack().isEmpty()) {
            throw new IllegalArgumentException(
                    "none of %s labelled texts falls into the part that is held back: more are needed"
                            .formatted(texts.size()));
        }
        StratifiedSplit learned = StratifiedSplit.of(parts.kept(), VALIDATION, seed);
        TextModel model =
                new TextTrainer(recipe, team, seed)
                        .train(learned.kept(), learned.heldBack(), List.of(), EpochListener.NONE);
        return new TextVerdict(
                model,
                texts.size(),
                parts.heldBack().size(),
                measures(model, parts.heldBack()),
                inPlace == null ? null : measures(inPlace, parts.heldBack()));
    }

    private static Measures measures(TextModel model, List<LabelledText> texts) {
        try (TextClassifier classifier = TextModels.load(model.image())) {
            return measures(classifier, texts);
        } catch (UnusableTextModelException e) {
            throw new IllegalStateException("a model of this program's own", e);
        }
    }

    /** A label that the classifier does not know has the probability 0. */
    private static Measures measures(TextClassifier classifier, List<LabelledText> texts) {
        List<String> known = classifier.labels();
        List<String> labels =
                Stream.concat(known.stream(), texts.stream().map(LabelledText::label))
                        .distinct()
                        .toList();
        TextMeasures measures = new TextMeasures(labels.size());
        for (LabelledText text : texts) {
            float[] given = new float[labels.size()];
            System.arraycopy(
                    classifier.score(text.text()).probabilities(), 0, given, 0, known.size());
            measures.add(labels.indexOf(text.label()), given);
        }
        return new Measures(
                measures.confusion().accuracy(),
                measures.confusion().macroF1(),
                measures.logLoss(),
                measures.calibration().error());
    }
}
