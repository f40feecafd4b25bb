package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Timeline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a real broker: no record stops anything but itself. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonIT {

    private static final int PARTITION = 0;
    private static final int BEHIND = 20;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    @RegisterExtension private final Processes processes = new Processes(getClass());

    private final Instant start =
            Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
    private final List<String> behind = new ArrayList<>();
    private Environment environment;
    private Installation driftcast;
    private ReadingProducer producer;
    private int minute = 40;

    @BeforeAll
    void startAll() {
        environment = EmbeddedEnvironment.start(processes);
        driftcast = new Installation(environment, processes, "poison", Map.of());
        producer = new ReadingProducer(driftcast);
    }

    @AfterAll
    void close() {
        if (producer != null) { // the start may have failed before
            producer.close();
            driftcast.close();
        }
        processes.close();
        if (environment != null) {
            environment.close();
        }
    }

    @Test
    void noRecordStopsAnythingButItself() throws Exception {
        Instance instance = driftcast.start("only").awaitReady();
        String target = series("target");
        readings(target, 40);
        awaitForecasts(target, 40);

        int readings = poisonReadings();
        poisonModels(target);
        int others = poisonTheTrainer();

        behind.forEach(each -> awaitForecasts(each, BEHIND));
        awaitModelOf(trained());
        await("the dead letters; of the declaration two, as both applications read it")
                .atMost(WITHIN)
                .until(() -> driftcast.raw(Topic.DEAD_LETTERS).size() == readings + others);
        assertThat(activations(target))
                .filteredOn(each -> each.getState() == ActivationState.REFUSED)
                .extracting(ModelActivation::getModelVersion)
                .containsExactly("nested", "prophet", "arima");
        assertThat(instance.get("/ready").statusCode()).isEqualTo(200);
        Metrics metrics = Metrics.parse(instance.get("/metrics").body());
        assertThat(metrics.sum("driftcast_records_failed_total")).isZero();
        instance.stop();
    }

    /** How many dead letters there will be. */
    private int poisonReadings() {
        byte[] garbage = new byte[1_048_440];
        new Random(1).nextBytes(garbage);
        poison(Topic.READINGS, "s", garbage);
        String id = "x".repeat(340_000);
        poison(Topic.READINGS, "k".repeat(340_000), reading(id, null));
        String valid = "x".repeat(523_000);
        poison(Topic.READINGS, valid, reading(valid, null));
        poison(Topic.READINGS, "s", reading("s", "u".repeat(600_000)));
        poison(Topic.READINGS, "s", reading("s", "u".repeat(5_000)));
        return 5;
    }

    private void poisonModels(String target) throws Exception {
        Observation last = Answers.of(driftcast, target).observations().getLast();
        byte[] inside = {0};
        String kind = "mean";
        for (int i = 0; i < 3_000; i++) {
            ByteWriter bytes = new ByteWriter(inside.length + 32);
            inside =
                    bytes.putByte('P')
                            .putByte(1)
                            .putText(kind)
                            .putInt(1)
                            .putBytes(inside)
                            .toBytes();
            kind = "combination";
        }
        model(target, "nested", last, 0, new ModelImage(kind, 1, inside), new byte[0]);

        double[] values = IntStream.range(0, 40).mapToDouble(i -> i % 7).toArray();
        FittedModel prophet =
                ModelCatalogue.fitter("prophet", ModelRequest.of(1))
                        .fit(new TrainingSeries(Timeline.ofDays(), List.of(1), values))
                        .model();
        model(target, "prophet", last, Long.MIN_VALUE, prophet.image(), prophet.state());

        ByteWriter arima = new ByteWriter(200);
        arima.putByte('P').putByte(0).putByte(0).putByte(0);
        arima.putByte(4).putByte(2).putByte(4).putShort(1000);
        arima.putByte(0).putDouble(1).putDouble(0);
        for (int i = 0; i < 8; i++) {
            arima.putDouble(0.01);
        }
        ModelImage large = new ModelImage("arima", 2, arima.toBytes());
        model(target, "arima", last, 0, large, new byte[0]);
    }

    private void model(
            String series,
            String name,
            Observation last,
            long from,
            ModelImage image,
            byte[] state) {
        String id = "series/" + series + "/" + name;
        Model model =
                new Model(
                        id,
                        series,
                        name,
                        1L,
                        image.kind(),
                        name,
                        from,
                        Long.MAX_VALUE,
                        start,
                        start,
                        40,
                        last.getSpecHash(),
                        "poison",
                        Map.of(),
                        image.formatVersion(),
                        ByteBuffer.wrap(image.parameters()),
                        ByteBuffer.wrap(state),
                        null,
                        ModelRole.CHAMPION,
                        false,
                        0,
                        1,
                        null);
        poison(Topic.MODELS, id, bytes(Topic.MODELS, Model.class, model));
        await("the model " + name + " to be refused")
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    reading(series, minute++);
                    producer.flush();
                    return activations(series).stream()
                            .anyMatch(each -> each.getModelId().equals(id));
                });
    }

    /** How many dead letters there will be. */
    private int poisonTheTrainer() {
        SeriesSpec spec =
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setSeasonalPeriods(Collections.nCopies(1_000_000, 1))
                        .build();
        poison(Topic.SERIES, "s", bytes(Topic.SERIES, SeriesSpec.class, spec));
        FitRequest request = new FitRequest("s", "r".repeat(1_000_000), null, start);
        poison(Topic.FIT_REQUESTS, "s", bytes(Topic.FIT_REQUESTS, FitRequest.class, request));
        poisonObservation("Nowhere/Land", 24);
        poisonObservation("Z", 0);
        readings(trained(), 30);
        return 2 + 3;
    }

    private void poisonObservation(String zone, int season) {
        Observation observation =
                new Observation(
                        "s",
                        1L,
                        start,
                        20.0,
                        1,
                        List.of(),
                        7L,
                        new ObservationGrid("PT1M", zone, 0L, List.of(season)),
                        1);
        poison(Topic.OBSERVATIONS, "s", bytes(Topic.OBSERVATIONS, Observation.class, observation));
    }

    private static String trained() {
        return series("trained");
    }

    /** A poison record, and valid readings behind it in the same partition. */
    private void poison(Topic topic, String key, byte[] value) {
        producer.write(
                new ProducerRecord<>(
                        driftcast.topic(topic), PARTITION, ReadingProducer.utf8(key), value));
        String next = series("behind" + behind.size());
        behind.add(next);
        readings(next, BEHIND);
    }

    private void readings(String series, int count) {
        for (int i = 0; i < count; i++) {
            reading(series, i);
        }
        producer.flush();
    }

    private void reading(String series, int place) {
        producer.send(series, start.plus(Duration.ofMinutes(place)), 20 + Math.sin(place));
    }

    private byte[] reading(String series, @Nullable String unit) {
        return bytes(
                Topic.READINGS, Reading.class, new Reading(series, start, 1.0, unit, Map.of()));
    }

    private <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
        return driftcast.encode(topic, type, record);
    }

    /** An id whose readings lie in the one partition. */
    private static String series(String name) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> name + "/" + i)
                .filter(id -> Installation.partitionOf(id) == PARTITION)
                .findFirst()
                .orElseThrow();
    }

    private List<ModelActivation> activations(String series) {
        return Answers.of(driftcast, series).activations();
    }

    private void awaitForecasts(String series, int count) {
        await("the forecasts of " + series)
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Answers.of(driftcast, series).forecasts().size() >= count);
    }

    private void awaitModelOf(String series) {
        await("a model of " + series)
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        driftcast.read(Topic.MODEL_HISTORY, Model.class).stream()
                                .anyMatch(each -> each.getSeriesId().equals(series)));
    }
}
