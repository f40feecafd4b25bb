package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Trainer;
import io.driftcast.math.network.bag.BagLearner;
import io.driftcast.math.network.bag.BagParameters;
import io.driftcast.math.network.bag.BagShape;
import io.driftcast.math.network.bag.Bags;
import java.lang.foreign.Arena;

/**
 * A network on a bag of n-grams.
 *
 * @param ngrams what is taken from a text
 * @param leastTexts of the training that have an n-gram which is kept
 * @param mostFeatures n-grams that are kept
 * @param weighting how much each counts
 * @param width numbers of a row at least; as many as there are labels, if that is more and at most
 *     {@value #WIDEST}, as fewer numbers cannot keep so many labels apart
 * @param output what the network learns, a perceptron's or a linear classifier's
 * @param featureDropout of the n-grams of a text, in [0, 1)
 */
public record BagRecipe(
        Ngrams ngrams,
        int leastTexts,
        int mostFeatures,
        Weighting weighting,
        int width,
        BagOutput output,
        double featureDropout)
        implements NetworkRecipe {

    private static final int WIDEST = 64;

    @Override
    public TextNetwork train(
            WorkerTeam team,
            TextSample training,
            TextSample validation,
            Fitting fitting,
            long seed,
            EpochListener listener) {
        FeatureTable table =
                FeatureTable.learn(
                        training.texts().stream().map(ngrams::of).toList(),
                        leastTexts,
                        mostFeatures);
        BagEncoder encoder = new BagEncoder(ngrams, table, weighting);
        Bags examples = bags(encoder, training);
        Bags held = bags(encoder, validation);
        BagShape shape =
                new BagShape(
                        Math.max(1, table.size()),
                        width(training.labels()),
                        output.bent(),
                        training.labels());
        try (Arena arena = Arena.ofShared()) {
            BagParameters parameters = BagParameters.random(arena, shape, seed);
            BagLearner learner =
                    new BagLearner(
                            arena,
                            team,
                            parameters,
                            fitting.batch(),
                            output.loss(fitting, training),
                            new Dropout(featureDropout, seed),
                            new Dropout(fitting.dropout(), seed + 1));
            Trainer.train(
                    learner,
                    examples,
                    held,
                    fitting.settings(training.size(), seed),
                    new EpochMeter(learner.outputs(), held.count() > 0, listener));
            return new BagTextNetwork(encoder, output, shape, parameters.flat().toArray());
        }
    }

    private int width(int labels) {
        return Math.max(width, Math.min(labels, WIDEST));
    }

    private static Bags bags(BagEncoder encoder, TextSample sample) {
        return new Bags(sample.texts().stream().map(encoder::bag).toList(), sample.classes());
    }

    /** The same with rows of so many numbers. */
    public BagRecipe withWidth(int other) {
        return new BagRecipe(
                ngrams, leastTexts, mostFeatures, weighting, other, output, featureDropout);
    }
}
