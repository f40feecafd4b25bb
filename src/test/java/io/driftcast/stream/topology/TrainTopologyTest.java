package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelImage;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.FitPlan;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTopologyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long GRID = 77;

    @TempDir Path stateDir;
    private SchemaRegistry registry;
    private AvroSerdes serdes;
    private final MetricRegistry metrics = new MetricRegistry();
    private final RecordingFitter fitter = new RecordingFitter();
    private FitPool pool;
    private TopologyTestDriver driver;

    /** The real search, which notes what it is given and can be held up. */
    private static final class RecordingFitter implements ModelFitter, Planner {

        private final List<TrainingSeries> fitted = new CopyOnWriteArrayList<>();
        private final List<FitPlan> plans = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        /** How large parameters are to be; 0 for as large as they are. */
        private volatile int bytes;

        @Override
        public ModelFitter fitter(FitPlan plan) {
            plans.add(plan);
            return this;
        }

        @Override
        public GroupFitter groupFitter(FitPlan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check(FitPlan plan, List<Integer> periods) {}

        @Override
        public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnfittableSeriesException("interrupted");
            }
            fitted.add(series);
            Fit fit = ModelCatalogue.fitter("auto-arima", ModelRequest.of(1)).fit(series);
            return bytes == 0 ? fit : new Fit(large(fit.model()), Map.of(), fit.residuals());
        }

        private FittedModel large(FittedModel model) {
            return new FittedModel(
                    new ModelImage(
                            model.image().kind(), model.image().formatVersion(), new byte[bytes]),
                    model.spec(),
                    model.state(),
                    model.observations(),
                    model.metrics());
        }
    }

    @BeforeEach
    void start() {
        registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(
                                Map.of("schema.registry.url", "mock://" + UUID.randomUUID())));
        serdes = new AvroSerdes(registry);
        pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));
        driver = open(Map.of());
    }

    private TopologyTestDriver open(Map<String, String> kafka) {
        Map<String, String> all = new HashMap<>(kafka);
        all.put("bootstrap.servers", "nowhere:9092");
        StreamMeters meters = new StreamMeters(metrics, RejectReason.labels());
        return new TopologyTestDriver(
                new TrainTopology(TrainSettings.DEFAULTS, serdes, fitter, pool, meters).build(),
                StreamsProperties.of("harness-train", "driftcast.", stateDir, 1, all, meters),
                NOW);
    }

    @AfterEach
    void stop() {
        fitter.gate.countDown();
        driver.close();
        pool.close();
        registry.close();
    }

    private <T extends SpecificRecord> void send(Topic topic, Class<T> type, String key, T record) {
        driver.createInputTopic(
                        topic.name("driftcast."),
                        new StringSerializer(),
                        serdes.values(type).serializer())
                .pipeInput(new TestRecord<>(key, record, NOW));
    }

    private void observe(String series, int from, int to) {
        SplittableRandom random = new SplittableRandom(series.hashCode());
        double level = 0;
        for (int step = 0; step < to; step++) {
            level += random.nextDouble() - 0.5;
            if (step >= from) {
                send(Topic.OBSERVATIONS, Observation.class, series, step(series, step, level));
            }
        }
    }

    private static Observation step(String series, long step, double value) {
        return new Observation(
                series, step, BEGIN.plus(Duration.ofHours(step)), value, 1, List.of(), GRID, null);
    }

    private List<TestRecord<String, Model>> models(Topic topic) {
        return driver.createOutputTopic(
                        topic.name("driftcast."),
                        new StringDeserializer(),
                        serdes.values(Model.class).deserializer())
                .readRecordsToList();
    }

    /** Lets finished fits be published until so many models have come. */
    private List<Model> awaitModels(int count) {
        List<Model> models = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    driver.advanceWallClockTime(Duration.ofMillis(100));
                    models(Topic.MODELS).forEach(record -> models.add(record.value()));
                    return models.size() >= count;
                });
        assertThat(models).hasSize(count);
        return models;
    }

    @Test
    void theFirstFitComesAt24Steps() {
        observe("s", 0, 23);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(fitter.fitted).isEmpty();

        observe("s", 23, 24);

        Model model = awaitModels(1).getFirst();
        assertThat(model.getModelId()).isEqualTo("series/s/auto");
        assertThat(model.getSeriesId()).isEqualTo("s");
        assertThat(model.getCause()).isEqualTo("first");
        assertThat(model.getDeployment()).isEqualTo(1);
        assertThat(model.getTrainedFromStep()).isEqualTo(0);
        assertThat(model.getTrainedToStep()).isEqualTo(23);
        assertThat(model.getTrainedTo()).isEqualTo(BEGIN.plus(Duration.ofHours(23)));
        assertThat(model.getObservations()).isEqualTo(24);
        assertThat(model.getSpecHash()).isEqualTo(GRID);
        assertThat(model.getKind()).isEqualTo("arima");
        assertThat(model.getMetrics()).containsKeys("sigma2", "loglik", "aicc");
    }

    @Test
    void theNextFitComesWhenTheHistoryHasGrownByAQuarter() {
        observe("s", 0, 24);
        awaitModels(1);
        observe("s", 24, 29);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(fitter.fitted).hasSize(1);

        observe("s", 29, 30);

        Model model = awaitModels(1).getFirst();
        assertThat(model.getCause()).isEqualTo("growth");
        assertThat(model.getDeployment()).isEqualTo(2);
        assertThat(model.getTrainedToStep()).isEqualTo(29);
    }

    @Test
    void everyModelIsKeptInTheHistoryTopic() {
        observe("s", 0, 24);
        Model model = awaitModels(1).getFirst();
        assertThat(models(Topic.MODEL_HISTORY))
                .singleElement()
                .extracting(TestRecord::value)
                .isEqualTo(model);
    }

    @Test
    void theSameFitTwiceIsTheSameRecord() {
        observe("s", 0, 24);
        Model first = awaitModels(1).getFirst();
        driver.close();
        Path other = stateDir.resolve("again");
        Path before = stateDir;
        stateDir = other;
        driver = open(Map.of());
        observe("s", 0, 24);

        assertThat(awaitModels(1)).containsExactly(first);
        stateDir = before;
    }

    @Test
    void aCorrectedValueMakesAnotherVersion() {
        observe("s", 0, 24);
        Model before = awaitModels(1).getFirst();
        correct(step("s", 10, 99.0));
        send(Topic.FIT_REQUESTS, FitRequest.class, "s", new FitRequest("s", "again", null, NOW));

        Model after = awaitModels(1).getFirst();

        assertThat(after.getTrainedToStep()).isEqualTo(before.getTrainedToStep());
        assertThat(after.getVersion()).isNotEqualTo(before.getVersion());
    }

    private void correct(Observation observation) {
        Observation corrected =
                Observation.newBuilder(observation)
                        .setFlags(List.of(ObservationFlag.LATE_CORRECTED))
                        .build();
        send(Topic.OBSERVATIONS, Observation.class, corrected.getSeriesId(), corrected);
    }

    @Test
    void processingGoesOnWhileAFitRuns() {
        fitter.gate = new CountDownLatch(1);
        observe("s", 0, 24);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        observe("s", 24, 100);
        assertThat(fitter.fitted).isEmpty();

        fitter.gate.countDown();

        List<Model> models = awaitModels(2);
        assertThat(models.get(0).getTrainedToStep()).isEqualTo(23);
        assertThat(models.get(1).getTrainedToStep()).isEqualTo(99);
    }

    @Test
    void aRequestIsFittedWithItsReason() {
        observe("s", 0, 26);
        awaitModels(1);
        send(
                Topic.FIT_REQUESTS,
                FitRequest.class,
                "s",
                new FitRequest("s", "the sensor was moved", 2L, NOW));

        Model model = awaitModels(1).getFirst();

        assertThat(model.getCause()).isEqualTo("request: the sensor was moved");
        assertThat(model.getTrainedFromStep()).isEqualTo(2);
        assertThat(model.getTrainedToStep()).isEqualTo(25);
    }

    @Test
    void aModelThatFitsNoRecordIsAFailedFitAndNotTriedAgain() {
        fitter.bytes = 1 << 20;
        observe("s", 0, 24);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    driver.advanceWallClockTime(Duration.ofMillis(100));
                    return metrics.meter("driftcast.fits_failed").getCount() == 1;
                });
        assertThat(models(Topic.MODELS)).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        observe("s", 24, 29);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(fitter.fitted).hasSize(1);

        fitter.bytes = 1_000_000;
        observe("s", 29, 30);

        assertThat(awaitModels(1).getFirst().getDeployment()).isEqualTo(1);
    }

    @Test
    void howLargeAModelMayBeIsTheUsersSetting() {
        driver.close();
        driver = open(Map.of("producer.max.request.size", "2000000"));
        fitter.bytes = 1 << 20;
        observe("s", 0, 24);

        assertThat(awaitModels(1).getFirst().getParameters().remaining()).isEqualTo(1 << 20);
    }

    @Test
    void missingStepsAreFittedAround() {
        observe("s", 0, 20);
        for (int step = 20; step < 25; step++) {
            send(
                    Topic.OBSERVATIONS,
                    Observation.class,
                    "s",
                    new Observation(
                            "s",
                            (long) step,
                            BEGIN.plus(Duration.ofHours(step)),
                            null,
                            0,
                            List.of(ObservationFlag.MISSING),
                            GRID,
                            null));
        }
        observe("s", 25, 29);

        Model model = awaitModels(1).getFirst();

        assertThat(model.getObservations()).isEqualTo(24);
        assertThat(model.getTrainedToStep()).isEqualTo(28);
        assertThat(fitter.fitted.getFirst().values()[22]).isNaN();
    }

    @Test
    void aLateCorrectionChangesTheHistory() {
        observe("s", 0, 23);
        correct(step("s", 10, 99.0));
        observe("s", 23, 24);

        awaitModels(1);

        assertThat(fitter.fitted.getFirst().values()).hasSize(24);
        assertThat(fitter.fitted.getFirst().values()[10]).isEqualTo(99.0);
    }

    @Test
    void anotherGridStartsTheHistoryAnew() {
        observe("s", 0, 20);
        for (int step = 0; step < 24; step++) {
            send(
                    Topic.OBSERVATIONS,
                    Observation.class,
                    "s",
                    Observation.newBuilder(step("s", step, step % 5))
                            .setSpecHash(GRID + 1)
                            .build());
        }

        Model model = awaitModels(1).getFirst();

        assertThat(model.getSpecHash()).isEqualTo(GRID + 1);
        assertThat(model.getObservations()).isEqualTo(24);
    }

    @Test
    void theTrainingWindowLimitsTheFit() {
        send(
                Topic.SERIES,
                SeriesSpec.class,
                "s",
                SeriesSpec.newBuilder().setSeriesId("s").setTrainingWindow(50).build());
        observe("s", 0, 300);

        Model last = awaitModels(1).getFirst();

        assertThat(last.getTrainedToStep()).isEqualTo(299);
        assertThat(last.getTrainedFromStep()).isEqualTo(250);
        assertThat(last.getObservations()).isEqualTo(50);
    }

    private void declareWindow(int steps) {
        send(
                Topic.SERIES,
                SeriesSpec.class,
                "s",
                SeriesSpec.newBuilder().setSeriesId("s").setTrainingWindow(steps).build());
    }

    private void requestFit() {
        send(Topic.FIT_REQUESTS, FitRequest.class, "s", new FitRequest("s", "window", null, NOW));
    }

    @Test
    void aWindowThatIsWidenedGrowsFromTheStepsThatItStillHad() {
        declareWindow(100);
        observe("s", 0, 1000);
        awaitModels(1);

        declareWindow(900);
        requestFit();

        assertThat(awaitModels(1).getFirst().getTrainedFromStep()).isEqualTo(900);
        assertThat(fitter.fitted.getLast().values()).hasSize(100).doesNotContain(Double.NaN);
        observe("s", 1000, 1250);
        Model grown = awaitModels(1).getFirst();
        assertThat(grown.getTrainedFromStep()).isEqualTo(900);
        assertThat(grown.getTrainedFrom()).isEqualTo(BEGIN.plus(Duration.ofHours(900)));
        assertThat(fitter.fitted.getLast().values()).hasSize(350).doesNotContain(Double.NaN);
    }

    @Test
    void aWindowThatIsNarrowedLetsWhatHasLeftItGo() {
        declareWindow(900);
        observe("s", 0, 1000);
        awaitModels(1);

        declareWindow(100);
        requestFit();
        assertThat(awaitModels(1).getFirst().getTrainedFromStep()).isEqualTo(900);
        observe("s", 1000, 1100);

        try (KeyValueIterator<?, ?> kept = driver.getKeyValueStore(StateStores.HISTORY).all()) {
            assertThat(kept).toIterable().hasSizeLessThan(6);
        }
    }

    @Test
    void theDeclaredModelsAreFitted() {
        send(
                Topic.SERIES,
                SeriesSpec.class,
                "s",
                SeriesSpec.newBuilder().setSeriesId("s").setModels(List.of("snaive")).build());
        observe("s", 0, 24);
        awaitModels(1);
        assertThat(fitter.plans.getLast()).isEqualTo(new FitPlan(List.of("snaive"), null));

        send(
                Topic.SERIES,
                SeriesSpec.class,
                "s",
                SeriesSpec.newBuilder().setSeriesId("s").setModels(List.of("naive")).build());

        assertThat(awaitModels(1).getFirst().getCause()).isEqualTo("other models were declared");
        assertThat(fitter.plans.getLast()).isEqualTo(new FitPlan(List.of("naive"), null));
        assertThat(fitter.fitted.getLast().values()).hasSize(24);
    }

    @Test
    void aDeclarationOfTheSameModelsAsksForNoFit() {
        observe("s", 0, 24);
        awaitModels(1);
        send(
                Topic.SERIES,
                SeriesSpec.class,
                "s",
                SeriesSpec.newBuilder().setSeriesId("s").setTrainingWindow(99).build());
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(fitter.fitted).hasSize(1);
    }

    @Test
    void theFitKnowsTheCalendarAndTheSeasons() {
        ObservationGrid grid =
                new ObservationGrid("PT1H", "Europe/Copenhagen", 0L, List.of(24, 168));
        for (int step = 0; step < 24; step++) {
            send(
                    Topic.OBSERVATIONS,
                    Observation.class,
                    "s",
                    Observation.newBuilder(step("s", step, step % 5)).setGrid(grid).build());
        }
        awaitModels(1);

        TrainingSeries series = fitter.fitted.getFirst();
        assertThat(series.periods()).containsExactly(24, 168);
        assertThat(series.timeline().interval().iso()).isEqualTo("PT1H");
        assertThat(series.timeline().interval().zone().getId()).isEqualTo("Europe/Copenhagen");
        assertThat(series.firstStep()).isZero();
    }

    @Test
    void aPurgedSeriesLosesItsModel() {
        observe("s", 0, 24);
        awaitModels(1);

        driver.createInputTopic(
                        "driftcast.series",
                        new StringSerializer(),
                        serdes.values(SeriesSpec.class).serializer())
                .pipeInput(new TestRecord<>("s", null, NOW));

        assertThat(models(Topic.MODELS))
                .singleElement()
                .satisfies(deletion -> {
                    assertThat(deletion.key()).isEqualTo("series/s/auto");
                    assertThat(deletion.value()).isNull();
                });
        observe("s", 0, 24);
        assertThat(awaitModels(1).getFirst().getDeployment()).isEqualTo(1);
    }

    @Test
    void seriesAreFittedSideBySide() {
        for (int i = 0; i < 40; i++) {
            observe("s" + i, 0, 24);
        }
        assertThat(awaitModels(40).stream().map(Model::getSeriesId).distinct()).hasSize(40);
        assertThat(metrics.meter("driftcast.fits").getCount()).isEqualTo(40);
    }
}
