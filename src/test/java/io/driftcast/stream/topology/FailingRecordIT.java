package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Reading;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.catalogue.FallbackImages;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: a record on which a defect of ours ends every thread that takes it. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FailingRecordIT {

    private static final String PREFIX = "failing.";
    private static final double FATAL = 666;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    @TempDir Path folder;
    private final Instant start =
            Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);
    private final MetricRegistry metrics = new MetricRegistry();
    private EmbeddedBroker broker;
    private SchemaRegistry registry;
    private AvroSerdes serdes;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.temporary());
        registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(Map.of("schema.registry.url", "mock://failing")));
        serdes = new AvroSerdes(registry);
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(
                            Arrays.stream(Topic.values())
                                    .map(topic -> new NewTopic(topic.name(PREFIX), 1, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** The fallback, with a defect. */
    private static ForecasterFamilies defective() {
        ModelImage image = FallbackImages.smoothing();
        return new ForecasterFamilies(
                List.of(
                        new ForecasterFamily(image.kind(), image.formatVersion()) {
                            @Override
                            protected LoadedModel load(byte[] parameters, LoadedModel.Owner owner)
                                    throws IncompatibleModelException {
                                return defective(ModelCatalogue.families().load(image, owner));
                            }
                        }));
    }

    private static LoadedModel defective(LoadedModel model) {
        return new LoadedModel() {
            @Override
            public Forecaster restore(byte[] state) throws IncompatibleModelException {
                return defective(model.restore(state));
            }

            @Override
            public Forecaster start(long offset) throws IncompatibleModelException {
                return defective(model.start(offset));
            }
        };
    }

    private static Forecaster defective(Forecaster forecaster) {
        return new Forecaster() {
            @Override
            public void update(double value) {
                if (value == FATAL) {
                    throw new IllegalStateException("a defect");
                }
                forecaster.update(value);
            }

            @Override
            public io.driftcast.forecast.Forecast forecast(int horizon) {
                return forecaster.forecast(horizon);
            }

            @Override
            public byte[] state() {
                return forecaster.state();
            }
        };
    }

    private byte[] reading(String series, int minute, double value) {
        return serdes.values(Reading.class)
                .serializer()
                .serialize(
                        Topic.READINGS.name(PREFIX),
                        new Reading(
                                series,
                                start.plus(Duration.ofMinutes(minute)),
                                value,
                                null,
                                Map.of()));
    }

    @Test
    void theRecordIsPutAsideAndThePartitionGoesOn() {
        byte[] fatal = reading("s", 20, FATAL);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int minute = 0; minute < 20; minute++) {
                send(producer, "s", reading("s", minute, minute));
            }
            send(producer, "s", fatal);
            for (int minute = 0; minute < 20; minute++) {
                send(producer, "behind", reading("behind", minute, minute));
                send(producer, "s", reading("s", 21 + minute, minute));
            }
        }
        Properties properties =
                StreamsProperties.of(
                        "failing",
                        PREFIX,
                        folder,
                        1,
                        Map.of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "session.timeout.ms", "6000",
                                "heartbeat.interval.ms", "1500",
                                "producer.transaction.timeout.ms", "5000"),
                        new StreamMeters(metrics, RejectReason.labels()));
        try (KafkaStreams streams =
                new KafkaStreams(
                        new ForecastTopology(
                                        ForecastSettings.DEFAULTS.withTopicPrefix(PREFIX),
                                        serdes,
                                        defective(),
                                        new StreamMeters(metrics, RejectReason.labels()))
                                .build(),
                        properties)) {
            streams.setUncaughtExceptionHandler(
                    failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
            streams.start();
            await("the readings behind the fatal one")
                    .dontCatchUncaughtExceptions()
                    .atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> forecastsOf("behind") == 20 && forecastsOf("s") >= 40);
        }
        assertThat(read(Topic.DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(fatal);
                    assertThat(
                                    new String(
                                            letter.headers().lastHeader("driftcast.reason").value(),
                                            StandardCharsets.UTF_8))
                            .isEqualTo("failed");
                });
        assertThat(metrics.meter("driftcast.records_failed").getCount()).isEqualTo(3);
        assertThat(FailedRecords.of(properties).troubles()).isEmpty();
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String series, byte[] reading) {
        Future<RecordMetadata> _ =
                producer.send(
                        new ProducerRecord<>(
                                Topic.READINGS.name(PREFIX),
                                series.getBytes(StandardCharsets.UTF_8),
                                reading));
    }

    private long forecastsOf(String series) {
        return read(Topic.FORECASTS).stream()
                .map(record ->
                        serdes.values(Forecast.class)
                                .deserializer()
                                .deserialize(record.topic(), record.value()))
                .filter(forecast -> forecast.getSeriesId().equals(series))
                .count();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        TopicPartition partition = new TopicPartition(topic.name(PREFIX), 0);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }
}
