package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.Model;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.Reading;
import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.platform.serde.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * With models that are older than the readings, what comes out after a restart, a kill or a
 * rebalance equals an undisturbed run over the same records, per series, in order, bit for bit;
 * what only the wall clock causes is left out.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {

    private static final long SEED = 20_200_301;
    private static final int STEPS = 320;
    private static final int TEXTS = 3_000;

    /** At least so many, and more until one was in the middle of a transaction. */
    private static final int KILLS = 3;

    private static final int MOST_KILLS = 6;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "train.min_steps", "1000000",
                    "forecast.threads", "2",
                    "score.threads", "2",
                    "text.models", "incidents=messages,tickets=messages,mute=nobody,*=default",
                    // A killed process is missed after this time, not after 45 s.
                    "kafka.session.timeout.ms", "6000",
                    "kafka.heartbeat.interval.ms", "1500",
                    "kafka.producer.transaction.timeout.ms", "5000");

    @RegisterExtension private final Processes processes = new Processes(getClass());

    /** Ingest times, the same for every run: long ago enough for silence to be noticed. */
    private final Instant ingestBegin = Instant.now().minus(Duration.ofHours(2));

    private final List<Reading> readings = HostileStream.readings(SEED, STEPS);
    private final List<TextEvent> texts = HostileTexts.events(TEXTS, SEED);
    private final List<Model> models = EarlyModels.all();
    private Environment environment;
    private Map<String, List<String>> undisturbed;

    @BeforeAll
    void runUndisturbed() {
        environment = EmbeddedEnvironment.start(processes);
        try (Installation reference = install("undisturbed");
                Instance instance = reference.start("only").awaitReady();
                Feeder feeder = feed(reference)) {
            feeder.awaitDone();
            undisturbed = Outputs.of(reference);
            assertThatItIsNotTrivial(reference);
            instance.stop();
        }
    }

    @AfterAll
    void close() {
        processes.close();
        if (environment != null) {
            environment.close();
        }
    }

    /** Declares the series and publishes the models, both older than any reading. */
    private Installation install(String name) {
        Installation installation = new Installation(environment, processes, name, SETTINGS);
        long at = ingestBegin.minus(Duration.ofMinutes(1)).toEpochMilli();
        try (ReadingProducer producer = new ReadingProducer(installation)) {
            for (HostileStream.Series series : HostileStream.ALL) {
                SeriesSpec spec = series.spec();
                if (spec != null) {
                    byte[] bytes = installation.encode(Topic.SERIES, SeriesSpec.class, spec);
                    producer.write(record(installation, Topic.SERIES, at, series.id(), bytes));
                }
            }
        }
        publishModels(installation, at);
        EarlyTextModels.publish(installation, at);
        return installation;
    }

    /** Each in the partition of its series' readings, as the trainer does it. */
    private void publishModels(Installation installation, long at) {
        try (ReadingProducer producer = new ReadingProducer(installation)) {
            for (Model model : models) {
                producer.write(
                        new ProducerRecord<>(
                                installation.topic(Topic.MODELS),
                                Installation.partitionOf(model.getSeriesId()),
                                at,
                                ReadingProducer.utf8(model.getModelId()),
                                installation.encode(Topic.MODELS, Model.class, model)));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            Installation installation, Topic topic, long at, String key, byte[] value) {
        return new ProducerRecord<>(
                installation.topic(topic),
                Installation.partitionOf(key),
                at,
                ReadingProducer.utf8(key),
                value);
    }

    /** Starts readings and texts once the declarations and the models have been taken. */
    private Feeder feed(Installation installation) {
        installation.awaitForecasts();
        installation.awaitScores();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Reading reading : readings) {
            long at = ingestBegin.toEpochMilli() + records.size();
            byte[] bytes = installation.encode(Topic.READINGS, Reading.class, reading);
            records.add(record(installation, Topic.READINGS, at, reading.getSeriesId(), bytes));
        }
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (TextEvent text : texts) {
            events.add(installation.text(text, ingestBegin.toEpochMilli() + events.size()));
        }
        return Feeder.ofReadingsAndTexts(installation, records, events);
    }

    /** Holds that the stream brings up all that could go wrong. */
    private void assertThatItIsNotTrivial(Installation reference) {
        Answers.All all = Answers.all(reference);
        assertThat(all.forecasts())
                .extracting(forecast -> forecast.getStatus())
                .contains(ForecastStatus.WARMUP, ForecastStatus.FALLBACK, ForecastStatus.OK);
        assertThat(all.observations())
                .extracting(step -> step.getFlags())
                .contains(List.of(ObservationFlag.MISSING))
                .contains(List.of(ObservationFlag.LATE_CORRECTED));
        assertThat(all.activations())
                .extracting(activation -> activation.getState())
                .contains(ActivationState.ACTIVE, ActivationState.REFUSED);
        assertThat(undisturbed.keySet()).contains("FIT_REQUESTS other-grid");
        List<String> letters =
                undisturbed.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("DEAD_LETTERS "))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
        for (String reason :
                List.of("unconfirmed-jump", "not-finite", "time-out-of-range", "too-late")) {
            assertThat(letters).anyMatch(letter -> letter.contains("driftcast.reason=" + reason));
        }
        assertThatTheTextsAreNotTrivial(reference);
        for (HostileStream.Series series : HostileStream.ALL) {
            assertThat(undisturbed.getOrDefault("FORECASTS " + series.id(), List.of()).size())
                    .as("forecasts of " + series.id())
                    .isGreaterThan(STEPS * 9 / 10);
        }
    }

    private void assertThatTheTextsAreNotTrivial(Installation reference) {
        List<TextScore> scores = reference.read(Topic.TEXT_SCORES, TextScore.class);
        assertThat(scores).hasSize(TEXTS - 1);
        assertThat(scores)
                .extracting(TextScore::getStatus)
                .contains(ScoreStatus.OK, ScoreStatus.NO_MODEL);
        assertThat(scores)
                .extracting(TextScore::getModelVersion)
                .contains("attention", "mlp")
                .doesNotContain("average", "tomorrow");
        assertThat(scores).extracting(TextScore::getTruncated).contains(true);
        assertThat(reference.read(Topic.SHADOW_SCORES, TextScore.class).size())
                .isGreaterThan(TEXTS / 4);
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            assertThat(
                            undisturbed.getOrDefault(
                                    "MODEL_ACTIVATIONS global/messages in partition " + partition,
                                    List.of()))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("REFUSED");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCleanRestartChangesNothing() {
        try (Installation restarted = install("restarted");
                Instance first = restarted.start("only").awaitReady();
                Feeder feeder = feed(restarted)) {
            feeder.awaitProgress(0.5);
            first.stop();
            assertThat(feeder.committed()).isBetween(1L, readings.size() + TEXTS - 1L);
            try (Instance second = restarted.start("only").awaitReady()) {
                feeder.awaitDone();
                second.stop();
            }
            assertEqualsUndisturbed(restarted);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void killsChangeNothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        int inTransaction = 0;
        try (Installation killed = install("killed")) {
            Instance instance = killed.start("only").awaitReady();
            try (Feeder feeder = feed(killed)) {
                for (int kill = 0;
                        kill < KILLS || (inTransaction == 0 && kill < MOST_KILLS);
                        kill++) {
                    feeder.awaitProgress((kill + random.nextDouble(0.2, 0.8)) / MOST_KILLS);
                    awaitOpenTransaction(killed);
                    instance.kill();
                    inTransaction += killed.hasOpenTransaction(Topic.FORECASTS) ? 1 : 0;
                    assertThat(feeder.committed()).isLessThan(readings.size() + TEXTS);
                    instance = killed.start("only");
                }
                feeder.awaitDone();
            }
            assertEqualsUndisturbed(killed);
            assertThat(inTransaction).as("kills inside a transaction").isPositive();
            instance.stop();
        }
    }

    private static void awaitOpenTransaction(Installation installation) {
        await("a transaction to be open")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> installation.hasOpenTransaction(Topic.FORECASTS));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRebalanceChangesNothing() {
        try (Installation moved = install("moved");
                Instance first = moved.start("first").awaitReady();
                Feeder feeder = feed(moved)) {
            feeder.awaitProgress(0.3);
            feeder.trickle();
            try (Instance second = moved.start("second")) {
                awaitBothAtWork(moved);
                feeder.flow();
                feeder.awaitProgress(0.5);
                first.stop();
                assertThat(feeder.committed()).isLessThan(readings.size() + TEXTS);
                feeder.awaitDone();
                second.stop();
            }
            assertEqualsUndisturbed(moved);
        }
    }

    private static void awaitBothAtWork(Installation installation) {
        await("both instances to have partitions of the readings")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> installation.processesWith(Topic.READINGS) == 2);
    }

    private void assertEqualsUndisturbed(Installation installation) {
        Map<String, List<String>> outputs = Outputs.of(installation);
        assertThat(outputs.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach((what, expected) -> {
            List<String> actual = outputs.getOrDefault(what, List.of());
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                assertThat(actual.get(i)).as("%s, record %d", what, i).isEqualTo(expected.get(i));
            }
            assertThat(actual.size()).as("records of " + what).isEqualTo(expected.size());
        });
    }
}
