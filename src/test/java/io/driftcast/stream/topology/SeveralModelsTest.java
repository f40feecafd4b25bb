package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.serde.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The train application with series that name several forecasters, or one that does not do. */
class SeveralModelsTest {

    @TempDir Path stateDir;
    private TrainHarness harness;

    @BeforeEach
    void start() {
        harness = new TrainHarness(Planner.CATALOGUE, stateDir);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    /** Values to and fro, which an autoregression forecasts best. */
    private void observeSwings(int from, int to) {
        SplittableRandom random = new SplittableRandom(3);
        for (int step = 0; step < to; step++) {
            double value = step % 2 - 0.5 + 0.1 * random.nextDouble();
            if (step >= from) {
                harness.observe(TrainHarness.step("s", step, value));
            }
        }
    }

    /** Values that stay where they are but for a jump now and then. */
    private void observeSwitch(int steps) {
        SplittableRandom random = new SplittableRandom(4);
        double value = 0;
        for (int step = 0; step < steps; step++) {
            value = random.nextInt(12) == 0 ? 1 - value : value;
            harness.observe(TrainHarness.step("s", step, value));
        }
    }

    private static List<String> ids(List<Model> models) {
        return models.stream().map(Model::getModelId).toList();
    }

    @Test
    void allThatAreNamedArePublishedAndTheChampionLast() {
        harness.declareModels("s", "ar(1)", "sma(3)", "drift");
        observeSwings(0, 24);

        List<Model> models = harness.awaitModels(3);

        assertThat(ids(models))
                .containsExactly("series/s/sma(3)", "series/s/drift", "series/s/ar(1)");
        assertThat(models)
                .extracting(Model::getRole)
                .containsExactly(ModelRole.CHALLENGER, ModelRole.CHALLENGER, ModelRole.CHAMPION);
        assertThat(models).extracting(Model::getDeployment).containsExactly(1L, 2L, 3L);
        assertThat(models).extracting(Model::getPinned).containsOnly(false);
        assertThat(models).extracting(Model::getTrainedToStep).containsOnly(23L);
        assertThat(models.getLast().getMetrics().get("score")).isBetween(0.01, 0.3);
    }

    @Test
    void theNextFitRaisesEachDeployment() {
        harness.declareModels("s", "ar(1)", "drift");
        observeSwings(0, 24);
        harness.awaitModels(2);
        observeSwings(24, 30);

        List<Model> models = harness.awaitModels(2);

        assertThat(models).extracting(Model::getDeployment).containsExactly(3L, 4L);
        assertThat(models).extracting(Model::getCause).containsOnly("growth");
    }

    @Test
    void aBaselineThatWasNotNamedIsTheChampionWhereItForecastsBetter() {
        harness.declareModels("s", "mean", "drift");
        observeSwitch(200);

        List<Model> models = harness.awaitModels(3);

        assertThat(ids(models))
                .containsExactly("series/s/mean", "series/s/drift", "series/s/naive");
        assertThat(models.getLast().getRole()).isEqualTo(ModelRole.CHAMPION);
        assertThat(models.getLast().getKind()).isEqualTo("snaive");
    }

    @Test
    void ofOneThatIsNamedAndTheBaselinesTheBestIsPublishedAlone() {
        harness.declareModels("s", "mean");
        observeSwitch(200);

        assertThat(harness.awaitModel().getModelId()).isEqualTo("series/s/naive");
        harness.tick();
        assertThat(harness.records(Topic.MODELS)).isEmpty();
    }

    @Test
    void whatIsNotPublishedAnyMoreIsTakenBackAfterTheChampion() {
        harness.declareModels("s", "ar(1)", "sma(3)", "drift");
        observeSwings(0, 24);
        harness.awaitModels(3);

        harness.declareModels("s", "ar(1)", "drift");

        List<TestRecord<String, Model>> records = harness.awaitRecords(3);
        assertThat(records)
                .extracting(TestRecord::key)
                .containsExactly("series/s/drift", "series/s/ar(1)", "series/s/sma(3)");
        assertThat(records.getLast().value()).isNull();
        assertThat(records.get(1).value().getRole()).isEqualTo(ModelRole.CHAMPION);
        assertThat(harness.records(Topic.MODEL_HISTORY)).hasSize(6);
    }

    @Test
    void anotherGridDoesNotForgetWhatWasPublished() {
        harness.declareModels("s", "ar(1)", "drift");
        observeSwings(0, 24);
        harness.awaitModels(2);
        harness.declareModels("s", "ar(1)");
        assertThat(harness.awaitRecords(2).getLast().key()).isEqualTo("series/s/drift");

        for (int step = 0; step < 24; step++) {
            Observation closed = TrainHarness.step("s", step, step % 2.0);
            harness.observe(Observation.newBuilder(closed).setSpecHash(5).build());
        }

        Model champion = harness.awaitModel();
        assertThat(champion.getModelId()).isEqualTo("series/s/ar(1)");
        assertThat(champion.getDeployment()).isEqualTo(4);
    }

    @Test
    void aPurgedSeriesLosesAllItsModels() {
        harness.declareModels("s", "ar(1)", "drift");
        observeSwings(0, 24);
        harness.awaitModels(2);

        harness.purge("s");

        assertThat(harness.records(Topic.MODELS))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(TestRecord::key)
                .containsExactlyInAnyOrder("series/s/ar(1)", "series/s/drift");
    }

    @Test
    void aSeriesThatJoinsAGroupLosesAllItsModels() {
        harness.declareModels("s", "ar(1)", "drift");
        observeSwings(0, 24);
        harness.awaitModels(2);

        harness.declare(SeriesSpec.newBuilder().setSeriesId("s").setGroup("g").build());

        assertThat(harness.records(Topic.MODELS))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .hasSize(2);
    }

    @Test
    void oneThatCannotBeFittedLeavesTheOthers() {
        harness.declareModels("s", "ets(M,N,N)", "ar(1)");
        observeSwings(0, 24);

        assertThat(harness.awaitModel().getModelId()).isEqualTo("series/s/ar(1)");
        assertThat(harness.metrics.meter("driftcast.fits_failed").getCount()).isEqualTo(1);
        assertThat(harness.metrics.meter("driftcast.fits").getCount()).isEqualTo(1);
    }
}
