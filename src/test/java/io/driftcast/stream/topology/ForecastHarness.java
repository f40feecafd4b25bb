package io.driftcast.stream.topology;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.ClosedSteps;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.deployment.Weights;
import io.driftcast.stream.deployment.WeightsKey;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.SeriesRecord;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The forecast application on Kafka's test driver, with time in the test's hands. */
public final class ForecastHarness implements AutoCloseable {

    static final String PREFIX = ForecastSettings.DEFAULTS.topicPrefix();

    public final MetricRegistry metrics = new MetricRegistry();
    private final SchemaRegistry registry;
    final AvroSerdes serdes;
    final TopologyTestDriver driver;
    private Instant ingest;

    public ForecastHarness(Path stateDir, Instant start) {
        this(stateDir, start, ForecastSettings.DEFAULTS);
    }

    public ForecastHarness(Path stateDir, Instant start, ForecastSettings settings) {
        ingest = start;
        registry =
                SchemaRegistry.connect(
                        RegistrySettings.of(
                                Map.of("schema.registry.url", "mock://" + UUID.randomUUID())));
        serdes = new AvroSerdes(registry);
        StreamMeters meters = new StreamMeters(metrics, RejectReason.labels());
        Properties properties =
                StreamsProperties.of(
                        "harness-forecast",
                        PREFIX,
                        stateDir,
                        1,
                        Map.of("bootstrap.servers", "nowhere:9092"),
                        meters);
        driver =
                new TopologyTestDriver(
                        new ForecastTopology(
                                        settings,
                                        serdes,
                                        ModelCatalogue.families(),
                                        new PooledAverage(),
                                        () -> ingest,
                                        meters)
                                .build(),
                        properties,
                        start);
    }

    /** The ingest time of the next record; each record moves it on by a millisecond. */
    public Instant ingest() {
        return ingest;
    }

    public void raw(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(
                        topic.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, ingest));
        ingest = ingest.plusMillis(1);
    }

    public void reading(String series, Instant observedAt, Double value) {
        Reading reading = new Reading(series, observedAt, value, null, Map.of());
        raw(Topic.READINGS, utf8(series), bytes(Topic.READINGS, Reading.class, reading));
    }

    /** A reading whose producer says that it is another time. */
    void reading(String series, Instant observedAt, double value, Instant recordTime) {
        Instant now = ingest;
        Reading reading = new Reading(series, observedAt, value, null, Map.of());
        byte[] bytes = bytes(Topic.READINGS, Reading.class, reading);
        driver.createInputTopic(
                        Topic.READINGS.name(PREFIX),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(utf8(series), bytes, recordTime));
        ingest = now.plusMillis(1);
    }

    public void spec(SeriesSpec spec) {
        raw(Topic.SERIES, utf8(spec.getSeriesId()), bytes(Topic.SERIES, SeriesSpec.class, spec));
    }

    public void purge(String series) {
        raw(Topic.SERIES, utf8(series), null);
    }

    public void model(Model model) {
        raw(Topic.MODELS, utf8(model.getModelId()), bytes(Topic.MODELS, Model.class, model));
    }

    public void deleteModel(String modelId) {
        raw(Topic.MODELS, utf8(modelId), null);
    }

    public void advance(Duration wallClock) {
        ingest = ingest.plus(wallClock);
        driver.advanceWallClockTime(wallClock);
    }

    public <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
        return serdes.values(type).serializer().serialize(topic.name(PREFIX), record);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The closed steps, those of a gap one by one. */
    public List<Observation> observations() {
        return ClosedSteps.of(read(Topic.OBSERVATIONS, Observation.class));
    }

    public List<Forecast> forecasts() {
        return read(Topic.FORECASTS, Forecast.class);
    }

    public List<ModelActivation> activations() {
        return read(Topic.MODEL_ACTIVATIONS, ModelActivation.class);
    }

    public List<FitRequest> fitRequests() {
        return read(Topic.FIT_REQUESTS, FitRequest.class);
    }

    /** What has come out of a topic since the last call. */
    public <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        TestOutputTopic<String, T> output =
                driver.createOutputTopic(
                        topic.name(PREFIX),
                        new StringDeserializer(),
                        serdes.values(type).deserializer());
        return output.readValuesToList();
    }

    /** The versions that are at work, and for how many series. */
    public Map<WeightsKey, Integer> weights() {
        Map<WeightsKey, Integer> references = new HashMap<>();
        KeyValueStore<WeightsKey, Weights> store = driver.getKeyValueStore(ForecastStores.WEIGHTS);
        try (KeyValueIterator<WeightsKey, Weights> all = store.all()) {
            all.forEachRemaining(entry -> references.put(entry.key, entry.value.references()));
        }
        return references;
    }

    /** Puts all that is kept here into another one that has taken nothing yet. */
    public void copyTo(ForecastHarness other) {
        for (String store : ForecastStores.names()) {
            KeyValueStore<Object, Object> from = driver.getKeyValueStore(store);
            if (from != null) { // what is only in memory is not kept
                try (KeyValueIterator<Object, Object> all = from.all()) {
                    KeyValueStore<Object, Object> to = other.driver.getKeyValueStore(store);
                    all.forEachRemaining(entry -> to.put(entry.key, entry.value));
                }
            }
        }
    }

    /** What is kept of a series. */
    public SeriesRecord series(String seriesId) {
        return series().get(seriesId);
    }

    /** The store of what is kept of each series. */
    public KeyValueStore<String, SeriesRecord> series() {
        return driver.getKeyValueStore(ForecastStores.SERIES);
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topic.DEAD_LETTERS.name(PREFIX),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
