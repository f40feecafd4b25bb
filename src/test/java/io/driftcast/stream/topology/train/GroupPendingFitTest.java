package io.driftcast.stream.topology.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Declaration;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.FitStateCodec;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.HistoryChunkCodec;
import io.driftcast.stream.store.MemberKey;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.PooledAverage;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import io.driftcast.stream.training.GroupMember;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.SeriesProfile;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that starts on stores in which the task before it left a group's fit pending. */
class GroupPendingFitTest {

    private static final long GRID = 5;
    private static final SeriesProfile PROFILE =
            new SeriesProfile(
                    Declaration.builder().group("g").build(),
                    new SeriesProfile.StepGrid("PT1H", "UTC", 0, List.of(24)));

    @TempDir Path stateDir;
    private TaskOnStores<PublishedModel> task;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private KeyValueStore<MemberKey, GroupMember> members;
    private GroupTrainProcessor processor;

    @BeforeEach
    void open() {
        task = new TaskOnStores<>(new TaskId(1, 3), stateDir);
        fits =
                task.store(
                        StateStores.inMemory(StateStores.GROUP_FITS, new FitStateCodec().serde()));
        histories =
                task.store(
                        StateStores.onDiskChunks(
                                StateStores.GROUP_HISTORY, new HistoryChunkCodec()));
        members = task.store(StateStores.groupMembers());
        processor =
                new GroupTrainProcessor(
                        TrainSettings.DEFAULTS,
                        new PooledAverage(),
                        task::queue,
                        StreamMeters.unregistered());
        SplittableRandom random = new SplittableRandom(1);
        for (String series : List.of("a", "b")) {
            MemberKey key = new MemberKey("g", series);
            History history = new History(histories, key.owner());
            FitState kept = FitState.beginning(GRID, 0, Published.NOTHING, 2000);
            for (int step = 0; step < 20; step++) {
                history.put(step, random.nextDouble(), 1000L * step, 2000);
                kept = kept.grown(step, true);
            }
            members.put(key, new GroupMember(PROFILE, kept));
        }
        FitState group =
                FitState.beginning(
                                PROFILE.shape().hash(), 0, new Published(6, List.of("rnn")), 2000)
                        .grown(19, true);
        fits.put("g", group.withPending(new PendingFit(0, 17, "growth")));
    }

    @AfterEach
    void close() {
        task.close();
    }

    private Model awaitModel() {
        PublishedModel published = task.awaitOutputs().getFirst();
        assertThat(published.partition()).isNull();
        return Objects.requireNonNull(published.model());
    }

    @Test
    void aFitThatWasPendingIsTakenUpAgain() {
        processor.init(task.context);

        Model model = awaitModel();

        assertThat(model.getTrainedToStep()).isEqualTo(19);
        assertThat(model.getDeployment()).isEqualTo(7);
        assertThat(model.getObservations()).isEqualTo(40);
        assertThat(model.getCause()).isEqualTo("growth");
        assertThat(fits.get("g").pending()).isNull();
        assertThat(task.context.forwarded().getLast().record().key()).isEqualTo("group/g/rnn");
        assertThat(task.context.forwarded().getLast().record().value().model()).isNull();
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
        processor.init(task.context);

        Model model = awaitModel();

        assertThat(model.getTrainedToStep()).isEqualTo(99);
        assertThat(model.getObservations()).isEqualTo(100 - HistoryChunk.STEPS + 20);
        processor.close();
    }

    @Test
    void aFitOfAGroupWithoutMembersIsLetGo() {
        processor.init(task.context);
        task.punctuate();
        for (String series : List.of("a", "b")) {
            processor.process(new Record<>("g", new MemberEvent.Left(series), 100));
        }
        task.context.resetForwards();
        task.close();

        task.punctuate();

        assertThat(task.context.forwarded()).isEmpty();
        assertThat(fits.get("g")).isNull();
    }
}
