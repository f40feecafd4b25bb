package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftcast.ClosedSteps;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.platform.serde.UndecodableRecordException;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group whose members lie in several partitions, trained while readings come in, on a real
 * broker; in between all state is lost and comes back from the changelogs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GroupLiveIT {

    private static final String PREFIX = "grouped.";
    private static final String GROUP = "halls/north";
    private static final int PARTITIONS = 4;
    private static final int MEMBERS = 6;
    private static final int STEPS = 180;
    private static final Instant START = Instant.parse("2022-05-01T00:00:00Z");
    private static final Duration WITHIN = Duration.ofMinutes(2);

    @TempDir Path folder;
    private Planner planner = Planner.CATALOGUE;
    private EmbeddedBroker broker;
    private SchemaRegistry registry;
    private AvroSerdes serdes;
    private FitPool pool;
    private final List<KafkaStreams> running = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.temporary());
        registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(Map.of("schema.registry.url", "mock://group-live")));
        serdes = new AvroSerdes(registry);
        pool = new FitPool("fit", 1, 4, Duration.ofSeconds(5));
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(
                            Arrays.stream(Topic.values())
                                    .map(topic ->
                                            new NewTopic(topic.name(PREFIX), PARTITIONS, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        stopApplications();
        pool.close();
        registry.close();
        broker.close();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private void startApplications(String state) {
        StreamMeters meters = StreamMeters.unregistered();
        ForecastTopology forecast =
                new ForecastTopology(
                        ForecastSettings.DEFAULTS.withTopicPrefix(PREFIX),
                        serdes,
                        ModelCatalogue.families(),
                        planner,
                        InstantSource.system(),
                        meters);
        TrainSettings training =
                new TrainSettings(PREFIX, 90 * MEMBERS, 0.25, Duration.ofMillis(50));
        run(forecast.build(), "grouped-forecast", state, 2, meters);
        run(
                new TrainTopology(
                                training,
                                serdes,
                                planner,
                                pool,
                                meters,
                                IngressPartitioner.MURMUR2,
                                PARTITIONS)
                        .build(),
                "grouped-train",
                state,
                1,
                meters);
        await("the applications to run")
                .atMost(WITHIN)
                .until(() ->
                        running.stream()
                                .allMatch(each -> each.state() == KafkaStreams.State.RUNNING));
    }

    private void run(Topology topology, String id, String state, int threads, StreamMeters meters) {
        KafkaStreams streams =
                new KafkaStreams(
                        topology,
                        StreamsProperties.of(
                                id,
                                PREFIX,
                                folder.resolve(state),
                                threads,
                                Map.of("bootstrap.servers", broker.bootstrapServers()),
                                meters));
        running.add(streams);
        streams.start();
    }

    private void stopApplications() {
        running.forEach(each -> each.close(Duration.ofSeconds(30)));
        running.clear();
    }

    private static List<String> members() {
        return IntStream.range(0, MEMBERS).mapToObj(i -> "hall/" + i).toList();
    }

    private static double value(String series, int step) {
        double noise = new SplittableRandom(series.hashCode() * 1000L + step).nextDouble();
        return 20 + 5 * Math.sin(step * Math.PI / 12) + noise;
    }

    private void declare() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (String series : members()) {
                SeriesSpec spec =
                        SeriesSpec.newBuilder()
                                .setSeriesId(series)
                                .setInterval("PT1H")
                                .setReadingsPerStep(1)
                                .setGroup(GROUP)
                                .build();
                send(producer, Topic.SERIES, SeriesSpec.class, series, spec);
            }
        }
    }

    private void read(int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int step = from; step < to; step++) {
                for (String series : members()) {
                    Instant at = START.plus(Duration.ofHours(step));
                    Reading reading = new Reading(series, at, value(series, step), null, Map.of());
                    send(producer, Topic.READINGS, Reading.class, series, reading);
                }
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private <T extends SpecificRecord> void send(
            KafkaProducer<byte[], byte[]> producer,
            Topic topic,
            Class<T> type,
            String key,
            T record) {
        String name = topic.name(PREFIX);
        byte[] value = serdes.values(type).serializer().serialize(name, record);
        Future<RecordMetadata> _ =
                producer.send(new ProducerRecord<>(name, ForecastHarness.utf8(key), value));
    }

    /** All that is committed in a topic, by partition and in order. */
    private List<ConsumerRecord<byte[], byte[]>> raw(Topic topic) {
        Map<String, Object> config = new HashMap<>(client());
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition(topic.name(PREFIX), i))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private <T extends SpecificRecord> List<T> all(Topic topic, Class<T> type) {
        return raw(topic).stream().map(record -> decode(type, record)).toList();
    }

    private <T extends SpecificRecord> T decode(
            Class<T> type, ConsumerRecord<byte[], byte[]> record) {
        try {
            return serdes.values(type).decoder().decode(record.topic(), record.value());
        } catch (UndecodableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitForecasts(int steps) {
        await("a forecast for each step")
                .atMost(WITHIN)
                .until(() -> all(Topic.FORECASTS, Forecast.class).size() >= steps * MEMBERS);
    }

    private void awaitModels(int deployment) {
        await("deployment " + deployment)
                .atMost(WITHIN)
                .until(() ->
                        all(Topic.MODELS, Model.class).stream()
                                .anyMatch(each -> each.getDeployment() >= deployment));
    }

    @Test
    void oneQuickModelForecastsAllMembersAcrossPartitionsAndRestarts() throws Exception {
        planner = new PooledAverage();
        oneModelForecastsAllMembers();
    }

    @Test
    void oneNetworkForecastsAllMembersAcrossPartitionsAndRestarts() throws Exception {
        oneModelForecastsAllMembers();
    }

    private void oneModelForecastsAllMembers() throws Exception {
        startApplications("before");
        declare();
        read(0, 100);
        awaitForecasts(100);
        awaitModels(1);
        read(100, 130);
        awaitForecasts(130);
        awaitModels(2);
        stopApplications();
        startApplications("after"); // With nothing but the changelogs.
        read(130, STEPS);
        awaitForecasts(STEPS);
        awaitModels(3);

        assertThat(raw(Topic.DEAD_LETTERS)).isEmpty();
        Map<String, Model> versions = assertEveryPartitionHasEveryModel();
        assertNothingLostOrDoubled();
        assertForecastsAreTheirVersions(versions);
    }

    private Map<String, Model> assertEveryPartitionHasEveryModel() {
        Map<Integer, List<Model>> byPartition = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : raw(Topic.MODEL_HISTORY)) {
            byPartition
                    .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                    .add(decode(Model.class, record));
        }
        assertThat(byPartition).hasSize(PARTITIONS);
        List<Model> models = byPartition.getOrDefault(0, List.of());
        assertThat(byPartition.values()).allSatisfy(each -> assertThat(each).isEqualTo(models));
        assertThat(models)
                .allSatisfy(each -> {
                    assertThat(each.getModelId()).isEqualTo("group/halls/north/lstm");
                    assertThat(each.getGroup()).isEqualTo(GROUP);
                });
        assertThat(models)
                .extracting(Model::getDeployment)
                .isEqualTo(LongStream.rangeClosed(1, models.size()).boxed().toList());
        return models.stream().collect(Collectors.toMap(Model::getVersion, each -> each));
    }

    private void assertNothingLostOrDoubled() {
        Set<Integer> partitions =
                raw(Topic.OBSERVATIONS).stream()
                        .map(ConsumerRecord::partition)
                        .collect(Collectors.toSet());
        assertThat(partitions).as("partitions with members").hasSizeGreaterThan(1);
        Map<String, List<Long>> steps = new TreeMap<>();
        all(Topic.FORECASTS, Forecast.class)
                .forEach(each ->
                        steps.computeIfAbsent(each.getSeriesId(), _ -> new ArrayList<>())
                                .add(each.getOriginStep()));
        assertThat(steps).hasSize(MEMBERS);
        steps.values()
                .forEach(own ->
                        assertThat(own)
                                .isEqualTo(
                                        LongStream.range(own.getFirst(), own.getFirst() + STEPS)
                                                .boxed()
                                                .toList()));
    }

    private void assertForecastsAreTheirVersions(Map<String, Model> versions)
            throws IncompatibleModelException {
        Map<String, List<Observation>> observed = new TreeMap<>();
        ClosedSteps.of(all(Topic.OBSERVATIONS, Observation.class))
                .forEach(each ->
                        observed.computeIfAbsent(each.getSeriesId(), _ -> new ArrayList<>())
                                .add(each));
        int checked = 0;
        for (Forecast forecast : all(Topic.FORECASTS, Forecast.class)) {
            if (forecast.getStatus() == ForecastStatus.OK) {
                assertThat(versions).containsKey(forecast.getModelVersion());
                Model version = Objects.requireNonNull(versions.get(forecast.getModelVersion()));
                assertGives(
                        version,
                        observed.getOrDefault(forecast.getSeriesId(), List.of()),
                        forecast);
                checked++;
            }
        }
        // The first model was published before the readings from step 100 on were sent, but may
        // have been read with the first of them.
        assertThat(checked).isGreaterThanOrEqualTo((STEPS - 105) * MEMBERS);
    }

    /** The ring holds all steps of this test, so that a model starts at the series' first one. */
    private static void assertGives(Model model, List<Observation> steps, Forecast published)
            throws IncompatibleModelException {
        Forecaster again =
                ModelCatalogue.families()
                        .start(
                                ModelImage.copyOf(
                                        model.getKind(),
                                        model.getFormatVersion(),
                                        model.getParameters()),
                                steps.getFirst().getStep());
        for (Observation step : steps) {
            if (step.getStep() <= published.getOriginStep()) {
                again.update(step.getValue());
            }
        }
        var expected = again.forecast(published.getSteps().size());
        for (int h = 0; h < expected.horizon(); h++) {
            ForecastStep step = published.getSteps().get(h);
            assertThat(step.getForecastValue()).isEqualTo(expected.median()[h]);
            assertThat(step.getLower80()).isEqualTo(expected.lower80()[h]);
            assertThat(step.getUpper95()).isEqualTo(expected.upper95()[h]);
        }
    }
}
