package io.driftcast.stream.store;

import io.driftcast.series.grid.Grid;
import io.driftcast.stream.deployment.StoredModel;
import io.driftcast.stream.deployment.Weights;
import io.driftcast.stream.deployment.WeightsKey;
import io.driftcast.stream.deployment.WeightsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What one task of the forecast application keeps: the only door to its stores. */
public final class ForecastStores {

    /** series_id to all that is kept of a series between readings. */
    public static final String SERIES = "series";

    /** chunk to closed steps that are not among a series' newest. */
    static final String RECENT = "recent";

    /** model to its latest published record. */
    static final String MODELS = "models";

    /** version of a model to its parameters and how many series it works for. */
    public static final String WEIGHTS = "weights";

    /** group to the series that are members of it, a key each without a value of its own. */
    static final String MEMBERS = "members";

    /** series_id to the series that were in use last. */
    private static final String MEMORY = "series-in-use";

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<String, SeriesRecord> series;
    private final SeriesMemory memory;
    private final KeyValueStore<ChunkKey, StepChunk> recent;
    private final KeyValueStore<WeightsKey, Weights> weights;
    private final KeyValueStore<MemberKey, byte[]> members;
    private final PublishedModels published;

    private ForecastStores(ProcessingContext context) {
        series = context.getStateStore(SERIES);
        memory = context.getStateStore(MEMORY);
        recent = context.getStateStore(RECENT);
        weights = context.getStateStore(WEIGHTS);
        members = context.getStateStore(MEMBERS);
        KeyValueStore<ModelKey, StoredModel> models = context.getStateStore(MODELS);
        published = new PublishedModels(models);
    }

    /** Adds the stores to a topology. */
    public static void addTo(StreamsBuilder builder) {
        builder.addStateStore(StateStores.inMemory(SERIES, new SeriesRecordCodec().serde()));
        builder.addStateStore(SeriesMemory.builder(MEMORY));
        add(builder, RECENT, ChunkKey.serde(), new StepChunkCodec().serde());
        add(builder, MODELS, ModelKey.serde(), new StoredModelCodec().serde());
        add(
                builder,
                WEIGHTS,
                PairKey.serde(WeightsKey::modelId, WeightsKey::version, WeightsKey::new),
                new WeightsCodec().serde());
        add(builder, MEMBERS, MemberKey.serde(), Serdes.ByteArray());
    }

    private static <K, V> void add(
            StreamsBuilder builder, String name, Serde<K> keys, Serde<V> values) {
        builder.addStateStore(StateStores.build(Stores.inMemoryKeyValueStore(name), keys, values));
    }

    /** The names of all of them, for the operators that use them. */
    public static String[] names() {
        return new String[] {SERIES, MEMORY, RECENT, MODELS, WEIGHTS, MEMBERS};
    }

    /** Those of an operator's task. */
    public static ForecastStores of(ProcessingContext context) {
        return new ForecastStores(context);
    }

    /** What is kept of a series, or null. */
    public @Nullable SeriesRecord series(String seriesId) {
        SeriesRecord record = memory.get(seriesId);
        if (record == null) {
            record = series.get(seriesId);
            if (record != null) {
                memory.put(seriesId, record);
            }
        }
        return record;
    }

    /** Keeps a series as it is now. */
    public void keep(String seriesId, SeriesRecord record) {
        memory.put(seriesId, record);
        series.put(seriesId, record);
    }

    /** Forgets a series, but not its chunks or its membership. */
    public void forget(String seriesId) {
        memory.remove(seriesId);
        series.delete(seriesId);
    }

    /**
     * Forgets nothing, but lets what runs in memory go: the models that it runs on are about to be
     * closed. A task that is suspended keeps its stores and closes its operators.
     */
    public void rest() {
        memory.clear();
    }

    /** Goes through all series of the task: on start alone, as it copies the keys. */
    public void forEachSeries(BiConsumer<String, SeriesRecord> action) {
        try (KeyValueIterator<String, SeriesRecord> all = series.all()) {
            all.forEachRemaining(entry -> action.accept(entry.key, entry.value));
        }
    }

    /** The closed steps of a series on its grid. */
    public RecentRing ring(String seriesId, SeriesRecord record, Grid grid) {
        RecentRing ring = record.ring(grid);
        if (ring == null) {
            ring = new RecentRing(recent, seriesId, record, grid);
            record.setRing(ring);
        }
        return ring;
    }

    /** The published models. */
    public PublishedModels published() {
        return published;
    }

    /** Notes that a series has moved from one group to another; null for none. */
    public void move(String seriesId, @Nullable String from, @Nullable String to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            members.delete(new MemberKey(from, seriesId));
        }
        if (to != null) {
            members.put(new MemberKey(to, seriesId), PRESENT);
        }
    }

    /** The series of the task that are members of a group. */
    public List<String> membersOf(String group) {
        List<String> all = new ArrayList<>();
        try (KeyValueIterator<MemberKey, byte[]> found =
                members.prefixScan(group, MemberKey.groupPrefix())) {
            found.forEachRemaining(entry -> all.add(entry.key.seriesId()));
        }
        return all;
    }

    /** The parameters of the models at work. */
    public WeightsStore weights() {
        return new WeightsStore() {
            @Override
            public @Nullable Weights get(WeightsKey key) {
                return weights.get(key);
            }

            @Override
            public void put(WeightsKey key, Weights kept) {
                weights.put(key, kept);
            }

            @Override
            public void delete(WeightsKey key) {
                weights.delete(key);
            }
        };
    }
}
