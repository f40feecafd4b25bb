package io.driftcast.stream.store;

import io.driftcast.stream.training.GroupMember;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How the stores of the applications are built. All are logged, and cached so that the changelog
 * gets one record a key and commit rather than one a reading.
 */
public final class StateStores {

    /** chunk to the history that models are fitted to. */
    public static final String HISTORY = "history";

    /** series_id to what the trainer is about to do. */
    public static final String FITS = "fits";

    /** series_id to what was declared of it, and the grid of its steps. */
    public static final String PROFILES = "profiles";

    /** chunk to the history of a group's member. */
    public static final String GROUP_HISTORY = "group-history";

    /** member of a group to what was declared of it and which of its steps are kept. */
    public static final String GROUP_MEMBERS = "group-members";

    /** group to what its trainer is about to do. */
    public static final String GROUP_FITS = "group-fits";

    private StateStores() {}

    public static StoreBuilder<KeyValueStore<MemberKey, GroupMember>> groupMembers() {
        return build(
                Stores.inMemoryKeyValueStore(GROUP_MEMBERS),
                MemberKey.serde(),
                new GroupMemberCodec().serde());
    }

    public static <T> StoreBuilder<KeyValueStore<String, T>> inMemory(
            String name, Serde<T> values) {
        return build(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
    }

    public static <T> StoreBuilder<KeyValueStore<ChunkKey, T>> onDiskChunks(
            String name, StateCodec<T> codec) {
        return build(Stores.persistentKeyValueStore(name), ChunkKey.serde(), codec.serde());
    }

    static <K, V> StoreBuilder<KeyValueStore<K, V>> build(
            KeyValueBytesStoreSupplier supplier, Serde<K> key, Serde<V> value) {
        return Stores.keyValueStoreBuilder(supplier, key, value)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
