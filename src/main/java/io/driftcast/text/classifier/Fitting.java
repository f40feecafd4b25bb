package io.driftcast.text.classifier;

import io.driftcast.math.network.RateSchedule;
import io.driftcast.math.network.TrainingSettings;
import java.util.List;

/**
 * How a classifier's network is fitted, whatever it is.
 *
 * @param epochs passes over the training texts at most; more of few texts
 * @param patience epochs that do no better on the validation texts, after which it ends; more of
 *     few texts
 * @param batch texts of a batch
 * @param rate Adam's learning rate, which goes up at first and then down along half a cosine
 * @param dropout of the network's numbers, in [0, 1)
 * @param smoothing of the labels, in [0, 1)
 * @param balanced whether each label counts alike, however many texts it has
 */
public record Fitting(
        int epochs,
        int patience,
        int batch,
        float rate,
        double dropout,
        double smoothing,
        boolean balanced) {

    private static final int LEAST_UPDATES = 400;
    private static final int WARM_UP_UPDATES = 40;
    private static final float CLIP = 1;
    private static final double AVERAGING = 0.998;

    /** The same with so many epochs at most. */
    public Fitting withEpochs(int other) {
        return new Fitting(other, patience, batch, rate, dropout, smoothing, balanced);
    }

    /** The same with another learning rate. */
    public Fitting withRate(float other) {
        return new Fitting(epochs, patience, batch, other, dropout, smoothing, balanced);
    }

    /** The same with another dropout. */
    public Fitting withDropout(double other) {
        return new Fitting(epochs, patience, batch, rate, other, smoothing, balanced);
    }

    /** The same with each label counting alike, or each text. */
    public Fitting withBalanced(boolean other) {
        return new Fitting(epochs, patience, batch, rate, dropout, smoothing, other);
    }

    /** One a label, or none if each text counts alike. */
    List<Double> classWeights(TextSample training) {
        return balanced ? training.balance() : List.of();
    }

    /** Of few texts more epochs are made, and more waited for, until there are so many updates. */
    TrainingSettings settings(int texts, long seed) {
        int updates = Math.ceilDiv(texts, batch);
        int least = Math.ceilDiv(LEAST_UPDATES, updates);
        RateSchedule schedule = RateSchedule.COSINE.afterWarmUp(Math.max(updates, WARM_UP_UPDATES));
        return new TrainingSettings(
                Math.max(epochs, least),
                Math.max(patience, least),
                rate,
                schedule,
                CLIP,
                AVERAGING,
                seed);
    }
}
