package io.driftcast.stream.deployment;

import io.driftcast.forecast.ForecasterFamilies;

/**
 * The models that one task has at hand, loaded once for all its series: the fitted ones at work and
 * the fallbacks.
 */
public final class ModelShelf implements AutoCloseable {

    private final ModelWeights weights;
    private final Fallbacks fallbacks;
    private final int warmupSteps;

    /**
     * An empty shelf over what is kept.
     *
     * @param warmupSteps how many steps with a value it takes to leave WARMUP; the model of a group
     *     waits for them, as it has to find the series' scale
     */
    public ModelShelf(WeightsStore store, ForecasterFamilies families, int warmupSteps) {
        weights = new ModelWeights(store, families);
        fallbacks = new Fallbacks(families);
        this.warmupSteps = warmupSteps;
    }

    /** The parameters at work. */
    public ModelWeights weights() {
        return weights;
    }

    Fallbacks fallbacks() {
        return fallbacks;
    }

    int warmupSteps() {
        return warmupSteps;
    }

    /** Gives back what is loaded; the store stays as it is. */
    @Override
    public void close() {
        weights.close();
    }
}
