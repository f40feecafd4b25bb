package io.driftcast.stream.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters in a map. */
record KeptInMemory(Map<WeightsKey, Weights> kept) implements WeightsStore {

    @Override
    public @Nullable Weights get(WeightsKey key) {
        return kept.get(key);
    }

    @Override
    public void put(WeightsKey key, Weights weights) {
        kept.put(key, weights);
    }

    @Override
    public void delete(WeightsKey key) {
        kept.remove(key);
    }
}
