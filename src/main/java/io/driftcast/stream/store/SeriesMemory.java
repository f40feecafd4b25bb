package io.driftcast.stream.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The series of one task that were in use last, as they are: what is written for each reading does
 * not have to be read for each. A store of Kafka Streams only so that all operators of a task share
 * one; it keeps nothing, and a task begins with an empty one.
 */
final class SeriesMemory implements StateStore {

    /** Some kilobytes each. */
    private static final int CAPACITY = 8192;

    private final String name;
    private final Map<String, SeriesRecord> series =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SeriesRecord> eldest) {
                    return size() > CAPACITY;
                }
            };
    private boolean open;

    SeriesMemory(String name) {
        this.name = name;
    }

    @Nullable SeriesRecord get(String seriesId) {
        return series.get(seriesId);
    }

    void put(String seriesId, SeriesRecord record) {
        series.put(seriesId, record);
    }

    void remove(String seriesId) {
        series.remove(seriesId);
    }

    void clear() {
        series.clear();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        series.clear();
        open = true;
        context.register(root, (key, value) -> {});
    }

    @Override
    public void close() {
        series.clear();
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** How Kafka Streams makes one for each task: without a log and without a cache. */
    static StoreBuilder<SeriesMemory> builder(String name) {
        return new StoreBuilder<>() {

            @Override
            public StoreBuilder<SeriesMemory> withCachingEnabled() {
                throw new UnsupportedOperationException(name + " is a cache itself");
            }

            @Override
            public StoreBuilder<SeriesMemory> withCachingDisabled() {
                return this;
            }

            @Override
            public StoreBuilder<SeriesMemory> withLoggingEnabled(Map<String, String> config) {
                throw new UnsupportedOperationException(name + " keeps nothing to log");
            }

            @Override
            public StoreBuilder<SeriesMemory> withLoggingDisabled() {
                return this;
            }

            @Override
            public SeriesMemory build() {
                return new SeriesMemory(name);
            }

            @Override
            public Map<String, String> logConfig() {
                return Map.of();
            }

            @Override
            public boolean loggingEnabled() {
                return false;
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
