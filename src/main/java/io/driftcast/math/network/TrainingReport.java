package io.driftcast.math.network;

import java.util.List;

/**
 * How training went.
 *
 * @param trainingLoss the mean loss of each epoch, measured as it went on
 * @param validationLoss the mean loss after each epoch; empty without validation sequences
 * @param best the epoch whose weights were kept, from 0
 */
public record TrainingReport(List<Double> trainingLoss, List<Double> validationLoss, int best) {

    public TrainingReport {
        trainingLoss = List.copyOf(trainingLoss);
        validationLoss = List.copyOf(validationLoss);
    }

    /** How many epochs there were. */
    int epochs() {
        return trainingLoss.size();
    }
}
