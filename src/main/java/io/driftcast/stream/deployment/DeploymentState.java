package io.driftcast.stream.deployment;

import java.util.List;

/**
 * What is kept of a series' {@link Deployment} between steps.
 *
 * @param firstStep the first step of the stretch that forecasters may look back on
 * @param lastStep the step that all states stand at
 * @param observed how many steps since {@code firstStep} had a value
 * @param stale whether the series has been reported silent since its last step
 * @param marked whether the published models have to be looked at before the next step
 * @param champion the one whose forecasts are published
 * @param challengers those beside it
 * @param refused the records that were refused, one a model
 * @param lastValue the newest value, NaN if there is none
 * @param change the mean of the absolute changes between values, the latest weighing most
 */
public record DeploymentState(
        long firstStep,
        long lastStep,
        int observed,
        boolean stale,
        boolean marked,
        WorkingState champion,
        List<WorkingState.Fitted> challengers,
        List<Refusal> refused,
        double lastValue,
        double change) {

    public DeploymentState {
        challengers = List.copyOf(challengers);
        refused = List.copyOf(refused);
    }

    /** The same, to look at the published models before the next step. */
    public DeploymentState mark() {
        return new DeploymentState(
                firstStep,
                lastStep,
                observed,
                stale,
                true,
                champion,
                challengers,
                refused,
                lastValue,
                change);
    }

    /** Lets go of the parameters that it refers to: it is given up. */
    public void release(ModelWeights weights) {
        if (champion instanceof WorkingState.Fitted fitted) {
            weights.release(fitted.key());
        }
        for (WorkingState.Fitted challenger : challengers) {
            weights.release(challenger.key());
        }
    }
}
