package io.driftcast.stream.topology.train;

import static org.awaitility.Awaitility.await;

import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.FitQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A task whose stores can be filled before its processor begins, as those of a restarted one are.
 *
 * @param <O> what the processor says
 */
final class TaskOnStores<O> implements AutoCloseable {

    private static final long NOW = 99;

    final MockProcessorContext<String, O> context;
    private final FitPool pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));

    TaskOnStores(TaskId task, Path stateDir) {
        context = new MockProcessorContext<>(new Properties(), task, stateDir.toFile());
    }

    <K, V> KeyValueStore<K, V> store(StoreBuilder<KeyValueStore<K, V>> builder) {
        KeyValueStore<K, V> store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    FitQueue queue() {
        return new FitQueue(pool);
    }

    void punctuate() {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(NOW);
    }

    /** What is said once the pool has fitted. */
    List<O> awaitOutputs() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    punctuate();
                    return !context.forwarded().isEmpty();
                });
        return context.forwarded().stream().<O>map(each -> each.record().value()).toList();
    }

    /** Lets no fit run any more; what was running has ended. */
    @Override
    public void close() {
        pool.close();
    }
}
