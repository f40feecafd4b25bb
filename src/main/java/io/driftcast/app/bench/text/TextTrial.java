package io.driftcast.app.bench.text;

import io.driftcast.bytes.ModelImage;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.text.classifier.EpochListener;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextMeasures;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TextModels;
import io.driftcast.text.classifier.TextRecipe;
import io.driftcast.text.classifier.TextScore;
import io.driftcast.text.classifier.TextTrainer;
import io.driftcast.text.classifier.UnusableTextModelException;
import io.driftcast.text.measure.RocCurve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of model on one run of a data set.
 *
 * @param set the data set
 * @param kind the kind of model
 * @param number the run, from 0
 */
record TextTrial(TextSet set, TextModelKind kind, int number) {

    /** What a model said of texts, for telling those out of scope apart. */
    private static final class Doubts {

        final List<Double> perplexities = new ArrayList<>();
        final List<Double> doubts = new ArrayList<>();
        final List<Boolean> outOfScope = new ArrayList<>();

        void add(TextScore score, boolean out) {
            perplexities.add(score.perplexity());
            doubts.add(-(double) score.probabilities()[score.best()]);
            outOfScope.add(out);
        }

        double area(List<Double> scores) {
            boolean[] positive = new boolean[outOfScope.size()];
            for (int i = 0; i < positive.length; i++) {
                positive[i] = outOfScope.get(i);
            }
            return RocCurve.of(scores.stream().mapToDouble(s -> s).toArray(), positive).area();
        }
    }

    /** Trains and tests it. */
    TextResult carryOut(Path folder) {
        TextRun run = set.run(folder, number);
        long start = System.nanoTime();
        ModelImage image =
                new TextTrainer(TextRecipe.of(kind), WorkerTeam.shared(), run.seed())
                        .train(run.training(), run.validation(), List.of(), EpochListener.NONE)
                        .image();
        double seconds = (System.nanoTime() - start) / 1e9;
        try (TextClassifier classifier = TextModels.load(image)) {
            TextMeasures measures = new TextMeasures(classifier.labels().size());
            Doubts doubts = new Doubts();
            for (LabelledText text : run.test()) {
                TextScore score = classifier.score(text.text());
                measures.add(classifier.labels().indexOf(text.label()), score.probabilities());
                doubts.add(score, false);
            }
            run.outOfScope().forEach(text -> doubts.add(classifier.score(text.text()), true));
            return new TextResult(
                    set.word(),
                    kind.word(),
                    number,
                    run.test().size(),
                    measures.confusion().accuracy(),
                    measures.confusion().macroF1(),
                    measures.logLoss(),
                    measures.calibration().error(),
                    doubts.area(doubts.perplexities),
                    doubts.area(doubts.doubts),
                    image.parameters().length,
                    seconds);
        } catch (UnusableTextModelException e) {
            throw new IllegalStateException("a model that was just trained", e);
        }
    }
}
