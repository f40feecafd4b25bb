package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The train application on a driver, with a pool of one thread that really fits. */
final class TrainHarness implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final long GRID = 77;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final MetricRegistry metrics = new MetricRegistry();
    final FitPool pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));
    private final SchemaRegistry registry =
            SchemaRegistry.connect(
                    RegistrySettings.of(
                            Map.of("schema.registry.url", "mock://" + UUID.randomUUID())));
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final TopologyTestDriver driver;

    /**
     * @param kafka what the user says to Kafka
     */
    TrainHarness(Planner planner, Path stateDir, Map<String, String> kafka) {
        this(planner, stateDir, kafka, 0);
    }

    /**
     * @param partitions how many the topics have, of which this is the first
     */
    TrainHarness(Planner planner, Path stateDir, int partitions) {
        this(planner, stateDir, Map.of(), partitions);
    }

    private TrainHarness(
            Planner planner, Path stateDir, Map<String, String> kafka, int partitions) {
        Map<String, String> all = new HashMap<>(kafka);
        all.put("bootstrap.servers", "nowhere:9092");
        StreamMeters meters = new StreamMeters(metrics, RejectReason.labels());
        driver =
                new TopologyTestDriver(
                        new TrainTopology(
                                        TrainSettings.DEFAULTS,
                                        serdes,
                                        planner,
                                        pool,
                                        meters,
                                        IngressPartitioner.MURMUR2,
                                        partitions)
                                .build(),
                        StreamsProperties.of(
                                "harness-train", "driftcast.", stateDir, 1, all, meters),
                        NOW);
    }

    TrainHarness(Planner planner, Path stateDir) {
        this(planner, stateDir, Map.of());
    }

    private <T extends SpecificRecord> void send(
            Topic topic, Class<T> type, String key, @Nullable T record) {
        driver.createInputTopic(
                        topic.name("driftcast."),
                        new StringSerializer(),
                        serdes.values(type).serializer())
                .pipeInput(new TestRecord<>(key, record, NOW));
    }

    /** A closed step, hourly, of {@link #GRID}. */
    static Observation step(String series, long step, @Nullable Double value) {
        return new Observation(
                series,
                step,
                BEGIN.plus(Duration.ofHours(step)),
                value,
                value == null ? 0 : 1,
                value == null ? List.of(ObservationFlag.MISSING) : List.of(),
                GRID,
                null,
                1);
    }

    void observe(Observation observation) {
        send(Topic.OBSERVATIONS, Observation.class, observation.getSeriesId(), observation);
    }

    /** A closed step that a late reading has changed. */
    void correct(Observation observation) {
        observe(
                Observation.newBuilder(observation)
                        .setFlags(List.of(ObservationFlag.LATE_CORRECTED))
                        .build());
    }

    void declare(SeriesSpec spec) {
        send(Topic.SERIES, SeriesSpec.class, spec.getSeriesId(), spec);
    }

    void declareModels(String series, String... models) {
        declare(SeriesSpec.newBuilder().setSeriesId(series).setModels(List.of(models)).build());
    }

    void purge(String series) {
        send(Topic.SERIES, SeriesSpec.class, series, null);
    }

    void requestFit(String series, String reason, @Nullable Long fromStep) {
        FitRequest request = new FitRequest(series, reason, fromStep, NOW);
        send(Topic.FIT_REQUESTS, FitRequest.class, series, request);
    }

    /** Lets whatever is due happen. */
    void tick() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** What has come on the topic of models or its history since it was last asked for. */
    List<TestRecord<String, Model>> records(Topic topic) {
        return driver.createOutputTopic(
                        topic.name("driftcast."),
                        new StringDeserializer(),
                        serdes.values(Model.class).deserializer())
                .readRecordsToList();
    }

    /** Lets finished fits be published until so many records have come, deletions included. */
    List<TestRecord<String, Model>> awaitRecords(int count) {
        List<TestRecord<String, Model>> records = new ArrayList<>();
        await().atMost(PATIENCE)
                .until(() -> {
                    driver.advanceWallClockTime(Duration.ofMillis(100));
                    records.addAll(records(Topic.MODELS));
                    return records.size() >= count;
                });
        assertThat(records).hasSize(count);
        return records;
    }

    List<Model> awaitModels(int count) {
        return awaitRecords(count).stream().map(TestRecord::value).toList();
    }

    Model awaitModel() {
        return awaitModels(1).getFirst();
    }

    void awaitFailedFits(int count) {
        await().atMost(PATIENCE)
                .until(() -> {
                    driver.advanceWallClockTime(Duration.ofMillis(100));
                    return metrics.meter("driftcast.fits_failed").getCount() == count;
                });
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topic.DEAD_LETTERS.name("driftcast."),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    int entries(String store) {
        try (KeyValueIterator<?, ?> all = driver.getKeyValueStore(store).all()) {
            int count = 0;
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }

    @Override
    public void close() {
        driver.close();
        pool.close();
        registry.close();
    }
}
