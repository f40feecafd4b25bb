package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.Model;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.FitStateCodec;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.HistoryChunkCodec;
import io.driftcast.stream.store.SeriesPlanCodec;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.train.PublishedModel;
import io.driftcast.stream.topology.train.TrainProcessor;
import io.driftcast.stream.topology.train.TrainerInput;
import io.driftcast.stream.topology.train.TrainerOutput;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that starts on stores in which the task before it left a fit pending. */
class PendingFitTest {

    private static final long GRID = 5;

    @TempDir Path stateDir;
    private MockProcessorContext<String, TrainerOutput> context;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private final FitPool pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));
    private TrainProcessor processor;

    @BeforeEach
    void open() {
        context =
                new MockProcessorContext<>(
                        new Properties(),
                        new org.apache.kafka.streams.processor.TaskId(0, 3),
                        stateDir.toFile());
        fits = store(StateStores.inMemory(StateStores.FITS, new FitStateCodec().serde()));
        histories = store(StateStores.inMemoryChunks(StateStores.HISTORY, new HistoryChunkCodec()));
        store(StateStores.inMemory(StateStores.PLANS, new SeriesPlanCodec().serde()));
        processor =
                new TrainProcessor(
                        TrainSettings.DEFAULTS,
                        new PooledAverage(),
                        () -> new FitQueue(pool),
                        new StreamMeters(new MetricRegistry(), RejectReason.labels()));
    }

    private <K, V> KeyValueStore<K, V> store(StoreBuilder<KeyValueStore<K, V>> builder) {
        KeyValueStore<K, V> store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void leavePending() {
        SplittableRandom random = new SplittableRandom(1);
        History history = new History(histories, "s");
        FitState fit = FitState.beginning(GRID, 0, 6, 2000);
        for (int step = 0; step < 40; step++) {
            history.put(step, random.nextDouble(), 1000L * step, 2000);
            fit = fit.grown(step, true);
        }
        fits.put("s", fit.withPending(new PendingFit(0, 29, "growth")));
    }

    private Model awaitModel() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(99);
                    return !context.forwarded().isEmpty();
                });
        TrainerOutput output = context.forwarded().getFirst().record().value();
        PublishedModel published = ((TrainerOutput.Publish) output).model();
        assertThat(published.partition()).isEqualTo(3);
        return Objects.requireNonNull(published.model());
    }

    @Test
    void aFitThatWasPendingIsTakenUpAgain() {
        leavePending();
        processor.init(context);

        Model model = awaitModel();

        assertThat(model.getTrainedToStep()).isEqualTo(39);
        assertThat(model.getDeployment()).isEqualTo(7);
        assertThat(model.getObservations()).isEqualTo(40);
        assertThat(fits.get("s").pending()).isNull();
        processor.close();
    }

    @Test
    void aWindowThatReachesStepsThatAreGoneIsFittedFromTheFirstThatIsThere() {
        leavePending();
        History history = new History(histories, "s");
        FitState wide = Objects.requireNonNull(fits.get("s"));
        for (int step = 40; step < 300; step++) {
            history.put(step, step % 7, 1000L * step, 2000);
            wide = wide.grown(step, true);
        }
        fits.put("s", wide.withPending(new PendingFit(0, 299, "growth")));
        histories.delete(new ChunkKey("s", 0));
        processor.init(context);

        Model model = awaitModel();

        assertThat(model.getTrainedFromStep()).isEqualTo(HistoryChunk.STEPS);
        assertThat(model.getTrainedFrom().toEpochMilli()).isEqualTo(1000L * HistoryChunk.STEPS);
        assertThat(fits.get("s").pending()).isNull();
        processor.close();
    }

    @Test
    void aFitOfAPurgedSeriesIsLetGo() {
        leavePending();
        processor.init(context);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(99);
        processor.process(
                new org.apache.kafka.streams.processor.api.Record<>(
                        "s", new TrainerInput.Purged(), 100));
        context.resetForwards();
        pool.close();

        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(101);

        assertThat(context.forwarded()).isEmpty();
        assertThat(fits.get("s")).isNull();
    }
}
