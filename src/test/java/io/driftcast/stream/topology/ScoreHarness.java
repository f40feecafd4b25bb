package io.driftcast.stream.topology;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.scoring.TextModelLoader;
import io.driftcast.stream.scoring.TextModelRecords;
import io.driftcast.stream.scoring.TextModelRelease;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.score.ScoreSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The score application on Kafka's test driver. */
public final class ScoreHarness implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String PREFIX = ScoreSettings.DEFAULTS.topicPrefix();

    public final MetricRegistry metrics = new MetricRegistry();
    private final SchemaRegistry registry;
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private Instant ingest = NOW;

    public ScoreHarness(Path stateDir, ScoreSettings settings, TextModelLoader loader) {
        registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(
                                Map.of("schema.registry.url", "mock://" + UUID.randomUUID())));
        serdes = new AvroSerdes(registry);
        StreamMeters meters = new StreamMeters(metrics, RejectReason.labels());
        driver =
                new TopologyTestDriver(
                        new ScoreTopology(settings, serdes, loader, () -> ingest, meters).build(),
                        StreamsProperties.of(
                                "harness-score",
                                PREFIX,
                                stateDir,
                                1,
                                Map.of("bootstrap.servers", "nowhere:9092"),
                                meters),
                        NOW);
    }

    public void raw(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        driver.createInputTopic(
                        topic.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, ingest));
        ingest = ingest.plusMillis(1);
    }

    public void text(String source, String eventId, String text) {
        event(source, new TextEvent(eventId, source, NOW, text, null));
    }

    public void event(String key, TextEvent event) {
        raw(Topic.TEXT_EVENTS, utf8(key), bytes(Topic.TEXT_EVENTS, TextEvent.class, event));
    }

    /** Publishes a model, its parts in order. */
    public void publish(ModelImage image, TextModelRelease release) {
        TextModelRecords.of(image, release).forEach(this::model);
    }

    public void model(Model record) {
        raw(
                Topic.MODELS,
                utf8(TextModelRecords.key(record)),
                bytes(Topic.MODELS, Model.class, record));
    }

    public void withdraw(String key) {
        raw(Topic.MODELS, utf8(key), null);
    }

    public <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
        return serdes.values(type).serializer().serialize(topic.name(PREFIX), record);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What has been scored since the last call. */
    public List<TextScore> scores() {
        return read(Topic.TEXT_SCORES, TextScore.class);
    }

    public List<TextScore> shadowScores() {
        return read(Topic.SHADOW_SCORES, TextScore.class);
    }

    public List<ModelActivation> activations() {
        return read(Topic.MODEL_ACTIVATIONS, ModelActivation.class);
    }

    private <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        return driver.createOutputTopic(
                        topic.name(PREFIX),
                        new StringDeserializer(),
                        serdes.values(type).deserializer())
                .readValuesToList();
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topic.DEAD_LETTERS.name(PREFIX),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Why records were put aside since the last call. */
    public List<String> rejections() {
        return deadLetters().stream()
                .map(letter ->
                        new String(
                                letter.headers().lastHeader("driftcast.reason").value(),
                                StandardCharsets.UTF_8))
                .toList();
    }

    /** How many parts are kept in a store. */
    public int entries(String store) {
        int count = 0;
        try (KeyValueIterator<?, ?> all = driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    /** The largest value of a store, in bytes of its changelog. */
    public int largestChange(String store) {
        return driver
                .createOutputTopic(
                        "harness-score-" + store + "-changelog",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .mapToInt(value -> value == null ? 0 : value.length)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
