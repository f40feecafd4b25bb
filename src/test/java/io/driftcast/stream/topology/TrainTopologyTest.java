package io.driftcast.stream.topology;

import static io.driftcast.stream.topology.TrainHarness.BEGIN;
import static io.driftcast.stream.topology.TrainHarness.GRID;
import static io.driftcast.stream.topology.TrainHarness.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.forecast.catalogue.SeriesFitter;
import io.driftcast.forecast.catalogue.TrainedModel;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Declaration;
import io.driftcast.stream.store.StateStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTopologyTest {

    @TempDir Path stateDir;
    private final RecordingFitter fitter = new RecordingFitter();
    private TrainHarness harness;

    /** The real search, which notes what it is given and can be held up. */
    private static final class RecordingFitter implements Planner {

        private final List<TrainingSeries> fitted = new CopyOnWriteArrayList<>();
        private final List<Declaration> declarations = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        /** How large parameters are to be; 0 for as large as they are. */
        private volatile int bytes;

        @Override
        public SeriesFitter fitter(Declaration declared) {
            declarations.add(declared);
            return this::fit;
        }

        @Override
        public GroupFitter groupFitter(Declaration declared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check(Declaration declared) {}

        private SeriesFit fit(TrainingSeries series) throws UnfittableSeriesException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnfittableSeriesException("interrupted");
            }
            fitted.add(series);
            FittedModel model =
                    ModelCatalogue.fitter("auto-arima", ModelRequest.of(1)).fit(series).model();
            return SeriesFit.of(
                    new TrainedModel("auto-arima", 0, bytes == 0 ? model : large(model)));
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
        harness = new TrainHarness(fitter, stateDir);
    }

    @AfterEach
    void stop() {
        fitter.gate.countDown();
        harness.close();
    }

    private void restart(Map<String, String> kafka) {
        harness.close();
        harness = new TrainHarness(fitter, stateDir.resolve("again"), kafka);
    }

    private void observe(String series, int from, int to) {
        SplittableRandom random = new SplittableRandom(series.hashCode());
        double level = 0;
        for (int step = 0; step < to; step++) {
            level += random.nextDouble() - 0.5;
            if (step >= from) {
                harness.observe(step(series, step, level));
            }
        }
    }

    @Test
    void theFirstFitComesAt24Steps() {
        observe("s", 0, 23);
        harness.tick();
        assertThat(fitter.fitted).isEmpty();

        observe("s", 23, 24);

        Model model = harness.awaitModel();
        assertThat(model.getModelId()).isEqualTo("series/s/auto-arima");
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
        harness.awaitModels(1);
        observe("s", 24, 29);
        harness.tick();
        assertThat(fitter.fitted).hasSize(1);

        observe("s", 29, 30);

        Model model = harness.awaitModel();
        assertThat(model.getCause()).isEqualTo("growth");
        assertThat(model.getDeployment()).isEqualTo(2);
        assertThat(model.getTrainedToStep()).isEqualTo(29);
    }

    @Test
    void everyModelIsKeptInTheHistoryTopic() {
        observe("s", 0, 24);
        Model model = harness.awaitModel();
        assertThat(harness.records(Topic.MODEL_HISTORY))
                .singleElement()
                .extracting(TestRecord::value)
                .isEqualTo(model);
    }

    @Test
    void theSameFitTwiceIsTheSameRecord() {
        observe("s", 0, 24);
        Model first = harness.awaitModel();
        restart(Map.of());
        observe("s", 0, 24);

        assertThat(harness.awaitModels(1)).containsExactly(first);
    }

    @Test
    void aCorrectedValueMakesAnotherVersion() {
        observe("s", 0, 24);
        Model before = harness.awaitModel();
        harness.correct(step("s", 10, 99.0));
        harness.requestFit("s", "again", null);

        Model after = harness.awaitModel();

        assertThat(after.getTrainedToStep()).isEqualTo(before.getTrainedToStep());
        assertThat(after.getVersion()).isNotEqualTo(before.getVersion());
    }

    @Test
    void processingGoesOnWhileAFitRuns() {
        fitter.gate = new CountDownLatch(1);
        observe("s", 0, 24);
        harness.tick();
        observe("s", 24, 100);
        assertThat(fitter.fitted).isEmpty();

        fitter.gate.countDown();

        List<Model> models = harness.awaitModels(2);
        assertThat(models.get(0).getTrainedToStep()).isEqualTo(23);
        assertThat(models.get(1).getTrainedToStep()).isEqualTo(99);
    }

    @Test
    void aRequestIsFittedWithItsReason() {
        observe("s", 0, 26);
        harness.awaitModels(1);
        harness.requestFit("s", "the sensor was moved", 2L);

        Model model = harness.awaitModel();

        assertThat(model.getCause()).isEqualTo("request: the sensor was moved");
        assertThat(model.getTrainedFromStep()).isEqualTo(2);
        assertThat(model.getTrainedToStep()).isEqualTo(25);
    }

    @Test
    void aModelThatFitsNoRecordIsAFailedFitAndNotTriedAgain() {
        fitter.bytes = 1 << 20;
        observe("s", 0, 24);
        harness.awaitFailedFits(1);
        assertThat(harness.records(Topic.MODELS)).isEmpty();
        harness.tick();
        observe("s", 24, 29);
        harness.tick();
        assertThat(fitter.fitted).hasSize(1);

        fitter.bytes = 1_000_000;
        observe("s", 29, 30);

        assertThat(harness.awaitModel().getDeployment()).isEqualTo(1);
    }

    @Test
    void howLargeAModelMayBeIsTheUsersSetting() {
        restart(Map.of("producer.max.request.size", "2000000"));
        fitter.bytes = 1 << 20;
        observe("s", 0, 24);

        assertThat(harness.awaitModel().getParameters().remaining()).isEqualTo(1 << 20);
    }

    @Test
    void missingStepsAreFittedAround() {
        observe("s", 0, 20);
        for (int step = 20; step < 25; step++) {
            harness.observe(step("s", step, null));
        }
        observe("s", 25, 29);

        Model model = harness.awaitModel();

        assertThat(model.getObservations()).isEqualTo(24);
        assertThat(model.getTrainedToStep()).isEqualTo(28);
        assertThat(fitter.fitted.getFirst().values()[22]).isNaN();
    }

    @Test
    void aLateCorrectionChangesTheHistory() {
        observe("s", 0, 23);
        harness.correct(step("s", 10, 99.0));
        observe("s", 23, 24);

        harness.awaitModels(1);

        assertThat(fitter.fitted.getFirst().values()).hasSize(24);
        assertThat(fitter.fitted.getFirst().values()[10]).isEqualTo(99.0);
    }

    @Test
    void anotherGridStartsTheHistoryAnew() {
        observe("s", 0, 20);
        for (int step = 0; step < 24; step++) {
            harness.observe(
                    Observation.newBuilder(step("s", step, step % 5.0))
                            .setSpecHash(GRID + 1)
                            .build());
        }

        Model model = harness.awaitModel();

        assertThat(model.getSpecHash()).isEqualTo(GRID + 1);
        assertThat(model.getObservations()).isEqualTo(24);
    }

    @Test
    void theTrainingWindowLimitsTheFit() {
        declareWindow(50);
        observe("s", 0, 300);

        Model last = harness.awaitModel();

        assertThat(last.getTrainedToStep()).isEqualTo(299);
        assertThat(last.getTrainedFromStep()).isEqualTo(250);
        assertThat(last.getObservations()).isEqualTo(50);
    }

    private void declareWindow(int steps) {
        harness.declare(SeriesSpec.newBuilder().setSeriesId("s").setTrainingWindow(steps).build());
    }

    private void requestFit() {
        harness.requestFit("s", "window", null);
    }

    @Test
    void aWindowThatIsWidenedGrowsFromTheStepsThatItStillHad() {
        declareWindow(100);
        observe("s", 0, 1000);
        harness.awaitModels(1);

        declareWindow(900);
        requestFit();

        assertThat(harness.awaitModel().getTrainedFromStep()).isEqualTo(900);
        assertThat(fitter.fitted.getLast().values()).hasSize(100).doesNotContain(Double.NaN);
        observe("s", 1000, 1250);
        Model grown = harness.awaitModel();
        assertThat(grown.getTrainedFromStep()).isEqualTo(900);
        assertThat(grown.getTrainedFrom()).isEqualTo(BEGIN.plus(Duration.ofHours(900)));
        assertThat(fitter.fitted.getLast().values()).hasSize(350).doesNotContain(Double.NaN);
    }

    @Test
    void aWindowThatIsNarrowedLetsWhatHasLeftItGo() {
        declareWindow(900);
        observe("s", 0, 1000);
        harness.awaitModels(1);

        declareWindow(100);
        requestFit();
        assertThat(harness.awaitModel().getTrainedFromStep()).isEqualTo(900);
        observe("s", 1000, 1100);

        assertThat(harness.entries(StateStores.HISTORY)).isLessThan(6);
    }

    @Test
    void theDeclaredModelsAreFitted() {
        harness.declareModels("s", "snaive");
        observe("s", 0, 24);
        harness.awaitModels(1);
        assertThat(fitter.declarations.getLast())
                .extracting(Declaration::models)
                .isEqualTo(List.of("snaive"));

        harness.declareModels("s", "naive");

        assertThat(harness.awaitModel().getCause()).isEqualTo("other models were declared");
        assertThat(fitter.declarations.getLast())
                .extracting(Declaration::models)
                .isEqualTo(List.of("naive"));
        assertThat(fitter.fitted.getLast().values()).hasSize(24);
    }

    @Test
    void aDeclarationOfTheSameModelsAsksForNoFit() {
        observe("s", 0, 24);
        harness.awaitModels(1);
        declareWindow(99);
        harness.tick();
        assertThat(fitter.fitted).hasSize(1);
    }

    @Test
    void theFitKnowsTheCalendarAndTheSeasons() {
        ObservationGrid grid =
                new ObservationGrid("PT1H", "Europe/Copenhagen", 0L, List.of(24, 168));
        for (int step = 0; step < 24; step++) {
            harness.observe(
                    Observation.newBuilder(step("s", step, step % 5.0)).setGrid(grid).build());
        }
        harness.awaitModels(1);

        TrainingSeries series = fitter.fitted.getFirst();
        assertThat(series.periods()).containsExactly(24, 168);
        assertThat(series.timeline().interval().iso()).isEqualTo("PT1H");
        assertThat(series.timeline().interval().zone().getId()).isEqualTo("Europe/Copenhagen");
        assertThat(series.firstStep()).isZero();
    }

    @Test
    void aPurgedSeriesLosesItsModel() {
        observe("s", 0, 24);
        harness.awaitModels(1);

        harness.purge("s");

        assertThat(harness.records(Topic.MODELS))
                .singleElement()
                .satisfies(deletion -> {
                    assertThat(deletion.key()).isEqualTo("series/s/auto-arima");
                    assertThat(deletion.value()).isNull();
                });
        observe("s", 0, 24);
        assertThat(harness.awaitModel().getDeployment()).isEqualTo(1);
    }

    @Test
    void seriesAreFittedSideBySide() {
        for (int i = 0; i < 40; i++) {
            observe("s" + i, 0, 24);
        }
        assertThat(harness.awaitModels(40).stream().map(Model::getSeriesId).distinct()).hasSize(40);
        assertThat(harness.metrics.meter("driftcast.fits").getCount()).isEqualTo(40);
    }
}
