package io.driftcast.stream.store;

import io.driftcast.stream.deployment.ModelIds;
import org.apache.kafka.common.serialization.Serde;

/**
 * Names one model in a store.
 *
 * @param owner the series or the group, as the model's name begins with it
 * @param name which of the owner's models
 */
record ModelKey(String owner, String name) {

    /** The models of an owner are adjacent. */
    static Serde<ModelKey> serde() {
        return PairKey.serde(ModelKey::owner, ModelKey::name, ModelKey::new);
    }

    static ModelKey of(String modelId) {
        int end = modelId.lastIndexOf('/');
        return new ModelKey(modelId.substring(0, end), modelId.substring(end + 1));
    }

    static String ownerOfSeries(String seriesId) {
        return of(ModelIds.ofSeries(seriesId, "")).owner();
    }

    static String ownerOfGroup(String group) {
        return of(ModelIds.ofGroup(group, "")).owner();
    }
}
