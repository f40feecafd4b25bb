package io.driftcast.stream.topology.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.FitStateCodec;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.HistoryChunkCodec;
import io.driftcast.stream.store.SeriesProfileCodec;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.PooledAverage;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
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

/** A task that starts on stores in which the task before it left a fit pending. */
class PendingFitTest {

    private static final long GRID = 5;

    @TempDir Path stateDir;
    private TaskOnStores<TrainerOutput> task;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private TrainProcessor processor;

    @BeforeEach
    void open() {
        task = new TaskOnStores<>(new TaskId(0, 3), stateDir);
        fits = task.store(StateStores.inMemory(StateStores.FITS, new FitStateCodec().serde()));
        histories =
                task.store(StateStores.onDiskChunks(StateStores.HISTORY, new HistoryChunkCodec()));
        task.store(StateStores.inMemory(StateStores.PROFILES, new SeriesProfileCodec().serde()));
        processor =
                new TrainProcessor(
                        TrainSettings.DEFAULTS,
                        new PooledAverage(),
                        task::queue,
                        StreamMeters.unregistered());
    }

    @AfterEach
    void close() {
        task.close();
    }

    private void leavePending() {
        SplittableRandom random = new SplittableRandom(1);
        History history = new History(histories, "s");
        FitState fit = FitState.beginning(GRID, 0, new Published(6, List.of("lstm")), 2000);
        for (int step = 0; step < 40; step++) {
            history.put(step, random.nextDouble(), 1000L * step, 2000);
            fit = fit.grown(step, true);
        }
        fits.put("s", fit.withPending(new PendingFit(0, 29, "growth")));
    }

    private Model awaitModel() {
        TrainerOutput output = task.awaitOutputs().getFirst();
        PublishedModel published = ((TrainerOutput.Publish) output).model();
        assertThat(published.partition()).isEqualTo(3);
        return Objects.requireNonNull(published.model());
    }

    @Test
    void aFitThatWasPendingIsTakenUpAgain() {
        leavePending();
        processor.init(task.context);

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
        processor.init(task.context);

        Model model = awaitModel();

        assertThat(model.getTrainedFromStep()).isEqualTo(HistoryChunk.STEPS);
        assertThat(model.getTrainedFrom().toEpochMilli()).isEqualTo(1000L * HistoryChunk.STEPS);
        assertThat(fits.get("s").pending()).isNull();
        processor.close();
    }

    @Test
    void aFitOfAPurgedSeriesIsLetGo() {
        leavePending();
        processor.init(task.context);
        task.punctuate();
        processor.process(new Record<>("s", new TrainerInput.Purged(), 100));
        task.context.resetForwards();
        task.close();

        task.punctuate();

        assertThat(task.context.forwarded()).isEmpty();
        assertThat(fits.get("s")).isNull();
    }
}
