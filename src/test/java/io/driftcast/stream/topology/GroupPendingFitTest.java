package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.avro.Model;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.FitStateCodec;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.HistoryChunkCodec;
import io.driftcast.stream.store.MemberKey;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.train.GroupTrainProcessor;
import io.driftcast.stream.topology.train.PublishedModel;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.GroupMember;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.SeriesPlan;
import io.driftcast.stream.training.SeriesPlans;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that starts on stores in which the task before it left a group's fit pending. */
class GroupPendingFitTest {

    private static final long GRID = 5;
    private static final SeriesPlan PLAN =
            new SeriesPlan(
                    2000,
                    List.of(),
                    null,
                    12,
                    "g",
                    new SeriesPlan.PlanGrid("PT1H", "UTC", 0, List.of(24)));

    @TempDir Path stateDir;
    private MockProcessorContext<String, PublishedModel> context;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private KeyValueStore<MemberKey, GroupMember> members;
    private final FitPool pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));
    private GroupTrainProcessor processor;

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>(new Properties(), new TaskId(1, 3), stateDir.toFile());
        fits = store(StateStores.inMemory(StateStores.GROUP_FITS, new FitStateCodec().serde()));
        histories =
                store(
                        StateStores.inMemoryChunks(
                                StateStores.GROUP_HISTORY, new HistoryChunkCodec()));
        members = store(StateStores.groupMembers());
        processor =
                new GroupTrainProcessor(
                        TrainSettings.DEFAULTS,
                        new PooledAverage(),
                        () -> new FitQueue(pool),
                        StreamMeters.unregistered());
        SplittableRandom random = new SplittableRandom(1);
        for (String series : List.of("a", "b")) {
            MemberKey key = new MemberKey("g", series);
            History history = new History(histories, key.owner());
            FitState kept = FitState.beginning(GRID, 0, 0, 2000);
            for (int step = 0; step < 20; step++) {
                history.put(step, random.nextDouble(), 1000L * step, 2000);
                kept = kept.grown(step, true);
            }
            members.put(key, new GroupMember(PLAN, kept));
        }
        FitState group =
                FitState.beginning(SeriesPlans.shape(PLAN).hash(), 0, 6, 2000).grown(19, true);
        fits.put("g", group.withPending(new PendingFit(0, 17, "growth")));
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

    private void punctuate() {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(99);
    }

    private Model awaitModel() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    punctuate();
                    return !context.forwarded().isEmpty();
                });
        PublishedModel published = context.forwarded().getFirst().record().value();
        assertThat(published.partition()).isNull();
        return Objects.requireNonNull(published.model());
    }

    @Test
    void aFitThatWasPendingIsTakenUpAgain() {
        processor.init(context);

        Model model = awaitModel();

        assertThat(model.getTrainedToStep()).isEqualTo(19);
        assertThat(model.getDeployment()).isEqualTo(7);
        assertThat(model.getObservations()).isEqualTo(40);
        assertThat(model.getCause()).isEqualTo("growth");
        assertThat(fits.get("g").pending()).isNull();
        processor.close();
    }

    @Test
    void aMembersWindowThatReachesStepsThatAreGoneIsFittedFromTheFirstThatIsThere() {
        MemberKey key = new MemberKey("g", "a");
        History history = new History(histories, key.owner());
        GroupMember member = Objects.requireNonNull(members.get(key));
        FitState kept = member.history();
        for (int step = 20; step < 100; step++) {
            history.put(step, step % 7, 1000L * step, 2000);
            kept = kept.grown(step, true);
        }
        members.put(key, member.withHistory(kept));
        histories.delete(new ChunkKey(key.owner(), 0));
        processor.init(context);

        Model model = awaitModel();

        assertThat(model.getTrainedToStep()).isEqualTo(99);
        assertThat(model.getObservations()).isEqualTo(100 - HistoryChunk.STEPS + 20);
        processor.close();
    }

    @Test
    void aFitOfAGroupWithoutMembersIsLetGo() {
        processor.init(context);
        punctuate();
        for (String series : List.of("a", "b")) {
            processor.process(new Record<>("g", new MemberEvent.Left(series), 100));
        }
        context.resetForwards();
        pool.close();

        punctuate();

        assertThat(context.forwarded()).isEmpty();
        assertThat(fits.get("g")).isNull();
    }
}
