package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.PlannedFitters;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import io.driftcast.stream.deployment.ModelIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * With live training, kills lose nothing and double nothing, fits that were under way are taken up
 * again, and each forecast is what its named version gives.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTrainingIT {

    private static final Instant START = Instant.parse("2022-05-01T00:00:00Z");
    private static final int SERIES = 40;
    private static final int STEPS_TO_FIT = 100;
    private static final int STEPS = 180;
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "train.min_steps", Integer.toString(STEPS_TO_FIT),
                    "train.threads", "1",
                    // A killed process is missed after this time, not after 45 s.
                    "kafka.session.timeout.ms", "6000",
                    "kafka.heartbeat.interval.ms", "1500",
                    "kafka.producer.transaction.timeout.ms", "5000");

    @RegisterExtension private final Processes processes = new Processes(getClass());

    private Environment environment;

    @BeforeAll
    void start() {
        environment = EmbeddedEnvironment.start(processes);
    }

    @AfterAll
    void close() {
        processes.close();
        if (environment != null) {
            environment.close();
        }
    }

    @Test
    void killsLoseNothingAndEveryForecastIsThatOfItsVersion() throws Exception {
        try (Installation live = new Installation(environment, processes, "live", SETTINGS)) {
            Instance instance = live.start("only").awaitReady();
            Map<String, List<Double>> values = values();
            try (Feeder feeder = Feeder.ofReadings(live, readings(live, values, 0, STEPS_TO_FIT))) {
                feeder.awaitDone();
            }
            // All series come to their first fit at about the same time, and one thread fits them.
            await("the first model")
                    .atMost(WITHIN)
                    .pollInterval(POLL)
                    .until(() -> fittedSeries(live) > 0);
            instance.kill();
            assertThat(fittedSeries(live)).as("a fit was pending at the kill").isLessThan(SERIES);

            instance = live.start("only");
            await("the pending fits to be taken up again")
                    .atMost(WITHIN)
                    .pollInterval(POLL)
                    .until(() -> fittedSeries(live) == SERIES);
            assertThat(live.raw(Topic.READINGS)).hasSize(SERIES * STEPS_TO_FIT);

            try (Feeder feeder =
                    Feeder.ofReadings(live, readings(live, values, STEPS_TO_FIT, STEPS))) {
                feeder.awaitProgress(0.4);
                instance.kill();
                instance = live.start("only");
                feeder.awaitDone();
            }
            live.awaitCommitted(live.trainGroup(), Topic.OBSERVATIONS);
            awaitNoFitDue(live);
            assertNothingLostOrDoubled(live, values);
            assertModelsAreInOrder(live);
            assertTheSameFitGivesTheSameModel(live);
            assertForecastsAreTheirVersions(live);
            instance.stop();
        }
    }

    private static Map<String, List<Double>> values() {
        Map<String, List<Double>> values = new TreeMap<>();
        for (int series = 0; series < SERIES; series++) {
            SplittableRandom random = new SplittableRandom(100 + series);
            List<Double> own = new ArrayList<>();
            double level = 50;
            for (int step = 0; step < STEPS; step++) {
                level += random.nextDouble(-1, 1) * (series % 2);
                own.add(level + 3 * Math.sin(step * Math.PI / 12) + random.nextDouble());
            }
            values.put("live/" + series, own);
        }
        return values;
    }

    private static List<ProducerRecord<byte[], byte[]>> readings(
            Installation live, Map<String, List<Double>> values, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int step = from; step < to; step++) {
            Instant at = START.plus(Duration.ofHours(step));
            for (Map.Entry<String, List<Double>> series : values.entrySet()) {
                records.add(live.reading(series.getKey(), at, series.getValue().get(step)));
            }
        }
        return records;
    }

    private static int fittedSeries(Installation live) {
        return (int)
                live.read(Topic.MODEL_HISTORY, Model.class).stream()
                        .map(Model::getSeriesId)
                        .distinct()
                        .count();
    }

    /**
     * Waits until each series' latest model knows so much of it that it need not be fitted again.
     */
    private static void awaitNoFitDue(Installation live) {
        await("the last fits to be published")
                .atMost(WITHIN)
                .pollInterval(POLL)
                .until(() ->
                        latest(live.read(Topic.MODEL_HISTORY, Model.class)).values().stream()
                                .allMatch(model ->
                                        STEPS < Math.ceil(1.25 * model.getObservations())));
    }

    private static Map<String, Model> latest(List<Model> models) {
        Map<String, Model> latest = new TreeMap<>();
        models.forEach(model -> latest.put(model.getSeriesId(), model));
        return latest;
    }

    private static void assertNothingLostOrDoubled(
            Installation live, Map<String, List<Double>> values) {
        Answers.All all = Answers.all(live);
        values.forEach((series, sent) -> {
            Answers answers = all.of(series);
            assertThat(answers.observations()).extracting(Observation::getValue).isEqualTo(sent);
            long first = answers.steps().getFirst();
            assertThat(answers.steps())
                    .isEqualTo(LongStream.range(first, first + STEPS).boxed().toList());
            assertThat(answers.origins()).isEqualTo(answers.steps());
        });
        assertThat(live.raw(Topic.DEAD_LETTERS)).isEmpty();
    }

    /** Each deployment once, and the last one of each series the one that works. */
    private static void assertModelsAreInOrder(Installation live) {
        List<Model> history = live.read(Topic.MODEL_HISTORY, Model.class);
        Map<String, Model> before = new TreeMap<>();
        for (Model model : history) {
            Model last = before.put(model.getSeriesId(), model);
            assertThat(model.getDeployment())
                    .isEqualTo(last == null ? 1 : last.getDeployment() + 1);
            assertThat(model.getTrainedToStep())
                    .isGreaterThan(last == null ? Long.MIN_VALUE : last.getTrainedToStep());
        }
        for (ConsumerRecord<byte[], byte[]> record : live.raw(Topic.MODELS)) {
            String modelId = new String(record.key(), StandardCharsets.UTF_8);
            String series = ModelIds.ownerOf(modelId).id();
            assertThat(record.partition()).isEqualTo(Installation.partitionOf(series));
        }
        Map<String, Model> working = latest(live.read(Topic.MODELS, Model.class));
        assertThat(versions(working)).hasSize(SERIES).isEqualTo(versions(latest(history)));
        assertThat(working.equals(latest(history))).as("the same records on both topics").isTrue();
    }

    private static Map<String, String> versions(Map<String, Model> models) {
        Map<String, String> versions = new TreeMap<>();
        models.forEach((id, model) -> versions.put(id, model.getVersion()));
        return versions;
    }

    /** For the first series: a fit takes a while. */
    private static void assertTheSameFitGivesTheSameModel(Installation live)
            throws UnfittableSeriesException {
        String series = "live/0";
        Map<Long, Double> values = new TreeMap<>();
        List<Observation> observations = Answers.of(live, series).observations();
        for (Observation each : observations) {
            values.put(each.getStep(), each.getValue());
        }
        ObservationGrid grid = observations.getLast().getGrid();
        StepInterval interval =
                StepInterval.parse(grid.getInterval(), ZoneId.of(grid.getTimeZone()));
        for (Model model : live.read(Topic.MODEL_HISTORY, Model.class)) {
            if (model.getSeriesId().equals(series)) {
                double[] steps =
                        LongStream.rangeClosed(model.getTrainedFromStep(), model.getTrainedToStep())
                                .mapToDouble(step -> values.getOrDefault(step, Double.NaN))
                                .toArray();
                FittedModel again =
                        PlannedFitters.fitter(Declaration.NOTHING)
                                .fit(
                                        new TrainingSeries(
                                                new Timeline(
                                                        interval,
                                                        grid.getPhaseMillis(),
                                                        model.getTrainedFromStep()),
                                                grid.getSeasonalPeriods(),
                                                steps))
                                .champion()
                                .model();
                assertThat(again.spec()).isEqualTo(model.getSpec());
                assertThat(ByteBuffer.wrap(again.image().parameters()))
                        .isEqualTo(model.getParameters());
                assertThat(ByteBuffer.wrap(again.state())).isEqualTo(model.getState());
            }
        }
    }

    private static void assertForecastsAreTheirVersions(Installation live) {
        Answers.All all = Answers.all(live);
        List<Model> history = live.read(Topic.MODEL_HISTORY, Model.class);
        int checked = 0;
        for (Model model : history) {
            Answers answers = all.of(model.getSeriesId());
            Refilter refilter = new Refilter(model, answers.observations());
            for (Forecast forecast : answers.forecasts()) {
                if (forecast.getStatus() == ForecastStatus.OK
                        && forecast.getModelVersion().equals(model.getVersion())) {
                    refilter.assertGives(forecast);
                    checked++;
                }
            }
        }
        assertThat(checked)
                .as("forecasts whose version is in the history")
                .isPositive()
                .isEqualTo(
                        all.forecasts().stream()
                                .filter(each -> each.getStatus() == ForecastStatus.OK)
                                .count());
        all.forecasts().forEach(forecast -> assertNamesTheActiveVersion(forecast, all));
    }

    private static void assertNamesTheActiveVersion(Forecast forecast, Answers.All all) {
        String latest = "";
        String active = "";
        for (ModelActivation activation : all.of(forecast.getSeriesId()).activations()) {
            assertThat(activation.getState()).isNotEqualTo(ActivationState.REFUSED);
            boolean isLatest = activation.getModelVersion().equals(latest);
            if (activation.getState() == ActivationState.ACTIVE) {
                latest = activation.getModelVersion();
            } else if (isLatest && activation.getState() == ActivationState.WITHDRAWN) {
                latest = ""; // the one that takes its place is announced behind it
            }
            if (activation.getFromStep() <= forecast.getOriginStep()) {
                active = latest;
            }
        }
        assertThat(forecast.getStatus() == ForecastStatus.OK ? forecast.getModelVersion() : "")
                .as("version at step %d of %s", forecast.getOriginStep(), forecast.getSeriesId())
                .isEqualTo(active);
    }
}
