package io.driftcast.stream.deployment;

import org.jspecify.annotations.Nullable;

/** Where the parameters of the models at work are kept, each version once. */
public interface WeightsStore {

    /** What is kept under a version, or null. */
    @Nullable Weights get(WeightsKey key);

    /** Keeps it in place of what was there. */
    void put(WeightsKey key, Weights weights);

    /** Forgets it. */
    void delete(WeightsKey key);
}
