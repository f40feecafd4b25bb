package io.driftcast.math.network;

/** Is told how a training goes on. */
public interface TrainingProgress {

    /** Tells nobody. */
    TrainingProgress SILENT = new TrainingProgress() {};

    /**
     * An epoch's updates are made.
     *
     * @param epoch from 0
     * @param loss the mean over it, as it went on
     */
    default void trained(int epoch, double loss) {}

    /**
     * The validation examples were measured after an epoch.
     *
     * @param epoch from 0
     * @param loss the mean
     */
    default void validated(int epoch, double loss) {}
}
