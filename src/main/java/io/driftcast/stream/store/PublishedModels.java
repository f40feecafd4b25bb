package io.driftcast.stream.store;

import io.driftcast.stream.deployment.StoredModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The latest record of each published model, of series and of groups. */
public final class PublishedModels {

    private final KeyValueStore<ModelKey, StoredModel> store;

    PublishedModels(KeyValueStore<ModelKey, StoredModel> store) {
        this.store = store;
    }

    /** Keeps a model in place of the one of its name. */
    public void put(StoredModel model) {
        store.put(ModelKey.of(model.modelId()), model);
    }

    /** Forgets a model. */
    public void delete(String modelId) {
        store.delete(ModelKey.of(modelId));
    }

    /** A series' own models, by name. */
    public List<StoredModel> ofSeries(String seriesId) {
        return of(ModelKey.ownerOfSeries(seriesId));
    }

    /** A group's models, by name. */
    public List<StoredModel> ofGroup(String group) {
        return of(ModelKey.ownerOfGroup(group));
    }

    /** Forgets a series' own models. */
    public void deleteSeries(String seriesId) {
        ofSeries(seriesId).forEach(model -> delete(model.modelId()));
    }

    private List<StoredModel> of(String owner) {
        List<StoredModel> models = new ArrayList<>();
        try (KeyValueIterator<ModelKey, StoredModel> found =
                store.prefixScan(owner, PairKey.prefix())) {
            found.forEachRemaining(entry -> models.add(entry.value));
        }
        return models;
    }
}
