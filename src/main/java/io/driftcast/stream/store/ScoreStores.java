package io.driftcast.stream.store;

import io.driftcast.stream.scoring.TextModelHead;
import io.driftcast.stream.scoring.TextModelKey;
import io.driftcast.stream.scoring.TextModelPart;
import io.driftcast.stream.scoring.TextModelParts;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What one task of the score application keeps: the only door to its stores. */
public final class ScoreStores {

    /** part to the latest record of it, of models that are not whole yet. */
    public static final String ARRIVING = "text-models-arriving";

    /** part to what it is, of the models that work. */
    public static final String WORKING = "text-models";

    private static final Serde<TextModelKey> KEYS =
            PairKey.serde(
                    TextModelKey::modelId,
                    key -> Integer.toString(key.part()),
                    (modelId, part) -> new TextModelKey(modelId, Integer.parseInt(part)));

    private ScoreStores() {}

    /** Adds the stores to a topology, for one of its operators. */
    public static void addTo(Topology topology, String operator) {
        for (String name : List.of(ARRIVING, WORKING)) {
            topology.addStateStore(
                    StateStores.build(
                            Stores.inMemoryKeyValueStore(name),
                            KEYS,
                            new TextModelPartCodec().serde()),
                    operator);
        }
    }

    /** What a task has of models that are not whole yet. */
    public static TextModelParts arriving(ProcessingContext context) {
        return new Parts(context.getStateStore(ARRIVING));
    }

    /** What a task has of the models that work. */
    public static TextModelParts working(ProcessingContext context) {
        return new Parts(context.getStateStore(WORKING));
    }

    private record Parts(KeyValueStore<TextModelKey, TextModelPart> store)
            implements TextModelParts {

        @Override
        public @Nullable TextModelPart get(TextModelKey key) {
            return store.get(key);
        }

        @Override
        public void put(TextModelPart part) {
            store.put(part.key(), part);
        }

        @Override
        public void delete(TextModelKey key) {
            store.delete(key);
        }

        @Override
        public List<TextModelKey> keysOf(String modelId) {
            List<TextModelKey> keys = new ArrayList<>();
            try (KeyValueIterator<TextModelKey, TextModelPart> found =
                    store.prefixScan(modelId, PairKey.prefix())) {
                found.forEachRemaining(entry -> keys.add(entry.key));
            }
            return keys;
        }

        @Override
        public List<TextModelHead> models() {
            List<TextModelHead> models = new ArrayList<>();
            try (KeyValueIterator<TextModelKey, TextModelPart> all = store.all()) {
                all.forEachRemaining(entry -> {
                    if (entry.key.part() == 0 && entry.value != null) {
                        models.add(entry.value.model());
                    }
                });
            }
            return models;
        }
    }
}
