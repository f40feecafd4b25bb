package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.text.classifier.EpochListener.Epoch;
import io.driftcast.text.classifier.TextModelCard.CurvePoint;
import io.driftcast.text.classifier.TextModelCard.Measures;
import io.driftcast.text.language.KneserNey;
import io.driftcast.text.language.KneserNeyLearner;
import io.driftcast.text.tokenizer.Tokenizer;
import io.driftcast.text.tokenizer.TokenizerLearner;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains classifiers. The same texts, recipe and seed give the same model, bit for bit, on any
 * number of threads.
 */
public final class TextTrainer {

    /** N-grams that the language model keeps of an order. */
    private static final int MOST_NGRAMS = 50_000;

    private final TextRecipe recipe;
    private final WorkerTeam team;
    private final long seed;

    /**
     * @param recipe what is trained
     * @param team what computes
     * @param seed of all that is drawn
     */
    public TextTrainer(TextRecipe recipe, WorkerTeam team, long seed) {
        this.recipe = recipe;
        this.team = team;
        this.seed = seed;
    }

    /**
     * Trains a model.
     *
     * @param training texts of two labels at least
     * @param validation texts that say when to stop, of the same labels; may be none
     * @param curve shares of the training texts from which models are trained too, for the card's
     *     learning curve; rising, each in (0, 1)
     * @throws IllegalArgumentException if there are fewer than two labels, or a validation text has
     *     one of its own
     */
    public TextModel train(
            List<LabelledText> training,
            List<LabelledText> validation,
            List<Double> curve,
            EpochListener listener) {
        List<String> labels =
                training.stream().map(LabelledText::label).distinct().sorted().toList();
        if (labels.size() < 2) {
            throw new IllegalArgumentException(
                    "a classifier needs texts of two labels, there is " + labels);
        }
        TokenizerLearner learner = new TokenizerLearner();
        training.forEach(text -> learner.add(text.text()));
        Tokenizer tokenizer = learner.learn(recipe.vocabulary());
        TextSample sample = sample(tokenizer, labels, training);
        TextSample held = sample(tokenizer, labels, validation);
        List<CurvePoint> points = new ArrayList<>();
        for (double share : curve) {
            TextSample part = sample.first(Math.max(1, (int) Math.round(share * sample.size())));
            points.add(point(part, held, network(part, held, EpochListener.NONE)));
        }
        List<Epoch> epochs = new ArrayList<>();
        TextNetwork network =
                network(
                        sample,
                        held,
                        epoch -> {
                            epochs.add(epoch);
                            listener.ended(epoch);
                        });
        Measures onTraining = measures(network, sample);
        Measures onValidation = measures(network, held);
        points.add(new CurvePoint(sample.size(), onTraining.accuracy(), onValidation.accuracy()));
        TextModelCard card =
                new TextModelCard(
                        seed,
                        sample.size(),
                        held.size(),
                        epochs,
                        onTraining,
                        onValidation,
                        held.majority(),
                        points,
                        BiasAndVariance.verdict(held.size(), held.majority(), points));
        return new TextModel(
                recipe.kind(),
                labels,
                recipe.maxTokens(),
                tokenizer,
                language(sample),
                network,
                card);
    }

    private TextSample sample(Tokenizer tokenizer, List<String> labels, List<LabelledText> texts) {
        List<Integer> classes = new ArrayList<>(texts.size());
        for (LabelledText text : texts) {
            int number = labels.indexOf(text.label());
            if (number < 0) {
                throw new IllegalArgumentException(
                        "no training text has the label '%s'".formatted(text.label()));
            }
            classes.add(number);
        }
        return new TextSample(
                texts.stream()
                        .map(text -> tokenizer.encode(text.text(), recipe.maxTokens()))
                        .toList(),
                classes,
                labels.size(),
                tokenizer.vocabulary().size());
    }

    private TextNetwork network(TextSample training, TextSample held, EpochListener listener) {
        TextNetwork network =
                recipe.network().train(team, training, held, recipe.fitting(), seed, listener);
        return network.scaled(Temperature.factor(network, outputs(network, held), held.classes()));
    }

    private static KneserNey language(TextSample sample) {
        KneserNeyLearner language =
                new KneserNeyLearner(sample.vocabulary(), LoadedClassifier.beforeFirst());
        sample.texts().forEach(text -> language.add(LoadedClassifier.behindBeginning(text)));
        return language.learn(MOST_NGRAMS);
    }

    private CurvePoint point(TextSample training, TextSample held, TextNetwork network) {
        return new CurvePoint(
                training.size(),
                measures(network, training).accuracy(),
                measures(network, held).accuracy());
    }

    private Measures measures(TextNetwork network, TextSample sample) {
        TextMeasures measures = new TextMeasures(sample.labels());
        List<float[]> outputs = outputs(network, sample);
        for (int i = 0; i < sample.size(); i++) {
            measures.add(sample.classes().get(i), network.probabilities(outputs.get(i)));
        }
        return new Measures(
                measures.confusion().accuracy(),
                measures.confusion().macroF1(),
                measures.logLoss(),
                measures.calibration().error());
    }

    private List<float[]> outputs(TextNetwork network, TextSample sample) {
        try (Arena arena = Arena.ofShared()) {
            TextReader reader = network.load(arena).reader(arena, recipe.maxTokens());
            return sample.texts().stream().map(text -> reader.read(text).outputs()).toList();
        }
    }
}
