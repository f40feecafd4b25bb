package io.driftcast.stream.topology;

import static io.driftcast.stream.topology.TrainHarness.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.GroupShape;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.train.PublishedModel;
import io.driftcast.stream.training.FitJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The train application with series that share a model. */
class GroupTrainingTest {

    private static final ObservationGrid HOURS =
            new ObservationGrid("PT1H", "UTC", 0L, List.of(24));

    @TempDir Path stateDir;
    private final PooledAverage planner = new PooledAverage();
    private TrainHarness harness;

    @BeforeEach
    void start() {
        harness = new TrainHarness(planner, stateDir);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void restart() {
        harness.close();
        harness = new TrainHarness(planner, stateDir.resolve("again"));
    }

    private void declare(String series, @Nullable String group, @Nullable Integer horizon) {
        harness.declare(
                SeriesSpec.newBuilder()
                        .setSeriesId(series)
                        .setGroup(group)
                        .setHorizon(horizon)
                        .build());
    }

    private void observe(String series, int from, int to) {
        SplittableRandom random = new SplittableRandom(series.hashCode());
        for (int step = 0; step < to; step++) {
            double value = random.nextDouble();
            if (step >= from) {
                harness.observe(step(series, step, value));
            }
        }
    }

    private static Observation step(String series, long step, double value) {
        return Observation.newBuilder(TrainHarness.step(series, step, value))
                .setGrid(HOURS)
                .build();
    }

    private List<TestRecord<String, Model>> models() {
        return harness.records(Topic.MODELS);
    }

    private Model awaitModel() {
        return harness.awaitModel();
    }

    private void assertNoFit() {
        int before = planner.fitted.size();
        harness.tick();
        assertThat(planner.fitted).hasSize(before);
        assertThat(models()).isEmpty();
    }

    private List<Integer> lengths() {
        return planner.fitted.getLast().stream().map(each -> each.values().length).toList();
    }

    @Test
    void aGroupIsFittedWhenItsMembersHaveEnoughStepsTogether() {
        declare("a", "halls/north", null);
        declare("b", "halls/north", null);
        observe("a", 0, 12);
        observe("b", 3, 14);
        assertNoFit();

        observe("b", 14, 15);

        Model model = awaitModel();
        assertThat(model.getModelId()).isEqualTo("group/halls/north/lstm");
        assertThat(model.getGroup()).isEqualTo("halls/north");
        assertThat(model.getSeriesId()).isEmpty();
        assertThat(model.getCause()).isEqualTo("first");
        assertThat(model.getDeployment()).isEqualTo(1);
        assertThat(model.getTrainedFromStep()).isZero();
        assertThat(model.getTrainedToStep()).isEqualTo(14);
        assertThat(model.getTrainedFrom()).isEqualTo(BEGIN);
        assertThat(model.getTrainedTo()).isEqualTo(BEGIN.plus(Duration.ofHours(14)));
        assertThat(model.getObservations()).isEqualTo(24);
        assertThat(model.getSpecHash()).isEqualTo(new GroupShape("PT1H", List.of(24), 12).hash());
        assertThat(lengths()).containsExactly(12, 12);
        assertThat(planner.fitted.getFirst().getLast().firstStep()).isEqualTo(3);
        assertThat(planner.fitted.getFirst().getFirst().period()).isEqualTo(24);
        assertThat(planner.plans.getFirst().group()).isEqualTo("halls/north");
    }

    @Test
    void itIsFittedAgainWhenItHasGrownByAQuarter() {
        declare("a", "g", null);
        observe("a", 0, 24);
        awaitModel();
        observe("a", 24, 29);
        assertNoFit();

        declare("b", "g", null);
        observe("b", 0, 1);

        Model model = awaitModel();
        assertThat(model.getCause()).isEqualTo("growth");
        assertThat(model.getDeployment()).isEqualTo(2);
        assertThat(lengths()).containsExactly(29, 1);
    }

    @Test
    void itIsFittedOnRequestOfAnyMember() {
        declare("a", "g", null);
        declare("b", "g", null);
        observe("a", 0, 24);
        awaitModel();

        harness.requestFit("b", "moved", null);

        assertThat(awaitModel().getCause()).isEqualTo("request: moved");
    }

    @Test
    void theSameFitTwiceIsTheSameRecord() {
        Model first = fitTwoMembers();
        restart();

        assertThat(fitTwoMembers()).isEqualTo(first);
    }

    private Model fitTwoMembers() {
        declare("a", "g", null);
        declare("b", "g", null);
        observe("b", 0, 10);
        observe("a", 0, 14);
        return awaitModel();
    }

    @Test
    void otherMembersMakeAnotherVersion() {
        Model first = fitTwoMembers();
        restart();
        declare("a", "g", null);
        declare("c", "g", null);
        observe("c", 0, 10);
        observe("a", 0, 14);

        assertThat(awaitModel().getVersion()).isNotEqualTo(first.getVersion());
    }

    @Test
    void aCorrectedValueMakesAnotherVersion() {
        Model before = fitTwoMembers();
        correct("b", 9);
        harness.requestFit("a", "again", null);

        Model after = awaitModel();

        assertThat(after.getState()).isNotEqualTo(before.getState());
        assertThat(after.getVersion()).isNotEqualTo(before.getVersion());
    }

    private void correct(String series, long step) {
        harness.correct(step(series, step, 99.0));
    }

    @Test
    void aSeriesThatJoinsTakesItsHistoryAlongAndItsOwnModelGoes() {
        observe("a", 0, 24);
        String own = awaitModel().getModelId();
        assertThat(own).startsWith("series/a/");

        declare("a", "g", null);

        assertThat(models())
                .singleElement()
                .satisfies(withdrawn -> {
                    assertThat(withdrawn.key()).isEqualTo(own);
                    assertThat(withdrawn.value()).isNull();
                });
        assertThat(awaitModel().getModelId()).isEqualTo("group/g/lstm");
        assertThat(lengths()).containsExactly(24);
        assertThat(planner.fitted.getLast().getFirst().values()).doesNotContain(Double.NaN);
    }

    private void declareWindow(@Nullable String group, int steps) {
        harness.declare(
                SeriesSpec.newBuilder()
                        .setSeriesId("a")
                        .setGroup(group)
                        .setTrainingWindow(steps)
                        .build());
    }

    @Test
    void aMembersWindowThatIsWidenedGrowsFromTheStepsThatItStillHad() {
        declareWindow("g", 100);
        observe("a", 0, 1000);
        awaitModel();

        declareWindow("g", 900);
        harness.requestFit("a", "window", null);

        Model model = awaitModel();
        assertThat(model.getTrainedFromStep()).isEqualTo(900);
        assertThat(model.getTrainedFrom()).isEqualTo(BEGIN.plus(Duration.ofHours(900)));
        observe("a", 1000, 1250);
        awaitModel();
        assertThat(lengths()).containsExactly(350);
        assertThat(planner.fitted.getLast().getFirst().values()).doesNotContain(Double.NaN);
    }

    @Test
    void aSeriesWhoseWindowWasWidenedJoinsWithTheStepsThatItStillHad() {
        declareWindow(null, 100);
        observe("a", 0, 1000);
        declareWindow(null, 900);

        declareWindow("g", 900);

        assertThat(awaitModel().getModelId()).isEqualTo("group/g/lstm");
        assertThat(lengths()).containsExactly(100);
        assertThat(planner.fitted.getLast().getFirst().values()).doesNotContain(Double.NaN);
    }

    @Test
    void aMemberThatLeavesDropsOutAtTheNextFitAndIsFittedByItself() {
        fitTwoMembers();

        declare("b", null, null);
        observe("b", 10, 34);
        Model own = awaitModel();
        assertThat(own.getModelId()).startsWith("series/b/");
        assertThat(own.getObservations()).isEqualTo(24);
        observe("a", 14, 20);

        assertThat(awaitModel().getModelId()).isEqualTo("group/g/lstm");
        assertThat(lengths()).containsExactly(20);
    }

    @Test
    void aMemberThatChangesItsGroupBeginsThereAnew() {
        fitTwoMembers();

        declare("b", "h", null);
        observe("b", 10, 34);

        assertThat(awaitModel().getModelId()).isEqualTo("group/h/lstm");
        assertThat(lengths()).containsExactly(24);
    }

    @Test
    void theModelGoesWithTheLastMember() {
        fitTwoMembers();
        harness.purge("a");
        assertThat(models()).isEmpty();

        harness.purge("b");

        assertThat(models())
                .singleElement()
                .satisfies(deletion -> {
                    assertThat(deletion.key()).isEqualTo("group/g/lstm");
                    assertThat(deletion.value()).isNull();
                });
        for (String store :
                List.of(
                        StateStores.GROUP_FITS,
                        StateStores.GROUP_MEMBERS,
                        StateStores.GROUP_HISTORY)) {
            assertThat(harness.entries(store)).as(store).isZero();
        }
    }

    @Test
    void aMemberThatDiffersFromTheFirstIsLeftOut() {
        declare("b", "g", null);
        declare("a", "g", 48);
        observe("b", 0, 1);
        observe("a", 0, 30);
        observe("b", 1, 20);

        awaitModel();

        assertThat(planner.fitted.getLast()).hasSize(1);
        assertThat(lengths()).containsExactly(20);
        assertThat(harness.metrics.meter("driftcast.group_members_left_out").getCount())
                .isEqualTo(1);

        harness.purge("b");
        harness.requestFit("a", "alone", null);

        assertThat(awaitModel().getSpecHash())
                .isEqualTo(new GroupShape("PT1H", List.of(24), 48).hash());
        assertThat(lengths()).containsExactly(30);
        assertThat(planner.plans.getLast().horizon()).isEqualTo(48);
    }

    @Test
    void aMemberWhoseSeasonsComeToAgreeIsTakenIn() {
        declare("b", "g", null);
        declare("a", "g", null);
        observe("b", 0, 20);
        for (int step = 0; step < 10; step++) {
            harness.observe(withSeasons(step, List.of(168)));
        }
        awaitModel();
        assertThat(lengths()).containsExactly(20);

        harness.observe(withSeasons(10, List.of(24)));

        assertThat(awaitModel().getCause()).contains("seasons");
        assertThat(lengths()).containsExactly(11, 20);
    }

    private static Observation withSeasons(int step, List<Integer> periods) {
        return Observation.newBuilder(step("a", step, step % 5))
                .setGrid(new ObservationGrid("PT1H", "UTC", 0L, periods))
                .build();
    }

    @Test
    void aMemberLeftOutCountsOnceHoweverLongTheFitWaitsForRoom() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        harness.pool.offer(blocked(running, gate));
        running.await();
        for (int i = 0; i < 4; i++) {
            harness.pool.offer(blocked(running, gate));
        }
        declare("b", "g", null);
        declare("a", "g", 48);
        observe("b", 0, 24);
        observe("a", 0, 1);
        harness.tick();
        assertThat(harness.metrics.meter("driftcast.group_members_left_out").getCount()).isZero();

        gate.countDown();

        awaitModel();
        assertThat(harness.metrics.meter("driftcast.group_members_left_out").getCount())
                .isEqualTo(1);
    }

    private static FitJob blocked(CountDownLatch running, CountDownLatch gate) {
        return new FitJob(
                "other",
                () -> {
                    running.countDown();
                    gate.await();
                    throw new UnfittableSeriesException("it only takes room");
                },
                outcome -> {});
    }

    @Test
    void correctionsReachTheMembersHistory() {
        declare("a", "g", null);
        observe("a", 0, 23);
        correct("a", 10);
        observe("a", 23, 24);

        awaitModel();

        TrainingSeries fitted = planner.fitted.getLast().getFirst();
        assertThat(fitted.values()).hasSize(24);
        assertThat(fitted.values()[10]).isEqualTo(99.0);
    }

    @Test
    void aStretchThatBeginsAnewReplacesTheMembersHistory() {
        declare("a", "g", null);
        declare("b", "g", null);
        observe("a", 0, 20);
        observe("b", 0, 3);

        observe("a", 1000, 1004);

        Model model = awaitModel();
        assertThat(lengths()).containsExactly(4, 3);
        assertThat(model.getTrainedFromStep()).isZero();
        assertThat(model.getTrainedToStep()).isEqualTo(1003);
    }

    @Test
    void everyPartitionGetsTheModelOfAGroup() {
        PublishedModel everywhere = new PublishedModel(null, null);
        PublishedModel here = new PublishedModel(2, null);

        assertThat(
                        PublishedModel.PARTITIONER.partitions(
                                "models", "group/g/auto", everywhere, new RecordHeaders(), 4))
                .hasValueSatisfying(all -> assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3));
        assertThat(
                        PublishedModel.PARTITIONER.partitions(
                                "models", "series/a/auto", here, new RecordHeaders(), 4))
                .hasValueSatisfying(all -> assertThat(all).containsExactly(2));
    }
}
