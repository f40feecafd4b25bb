package io.driftcast.text.classifier;

/** Is told how each epoch of a training went. */
public interface EpochListener {

    /** Tells nobody. */
    EpochListener NONE = epoch -> {};

    /** An epoch has ended. */
    void ended(Epoch epoch);

    /**
     * How an epoch went. Without validation texts, what is of them is NaN.
     *
     * @param number from 1
     * @param loss the mean over the training texts, as it went on, with dropout
     * @param accuracy of the training texts, so too
     * @param validationLoss after it
     * @param validationAccuracy after it
     */
    record Epoch(
            int number,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy) {}
}
