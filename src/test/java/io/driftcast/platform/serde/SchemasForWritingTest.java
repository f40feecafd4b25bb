package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import io.confluent.kafka.serializers.subject.strategy.SubjectNameStrategy;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which subject, which schema and which id a record is written with. */
class SchemasForWritingTest {

    private String url = "";

    /** Names the subjects of one team, told by its configuration. */
    public static final class TeamStrategy implements SubjectNameStrategy {
        private String team = "";

        @Override
        public void configure(Map<String, ?> configs) {
            team = String.valueOf(configs.get("team"));
        }

        @Override
        public String subjectName(String topic, boolean isKey, ParsedSchema schema) {
            return team + "/" + topic + (isKey ? "/key" : "/value");
        }
    }

    @BeforeEach
    void ownScope(TestInfo test) {
        url = "mock://" + test.getDisplayName().replaceAll("\\W", "-");
    }

    @Test
    void theTopicNamesTheSubjectByDefault() throws Exception {
        assertThat(subjects(Map.of())).containsExactlyInAnyOrder("a-key", "a-value", "b-value");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                TopicNameStrategy.class,
                RecordNameStrategy.class,
                TopicRecordNameStrategy.class,
                TeamStrategy.class
            })
    void aStrategyNamesTheSubject(Class<? extends SubjectNameStrategy> strategy) throws Exception {
        Map<String, String> properties =
                Map.of(
                        "team",
                        "weather",
                        "key.subject.name.strategy",
                        strategy.getName(),
                        "value.subject.name.strategy",
                        strategy.getName());
        Map<Class<?>, List<String>> expected =
                Map.of(
                        TopicNameStrategy.class,
                        List.of("a-key", "a-value", "b-value"),
                        RecordNameStrategy.class,
                        List.of("io.driftcast.avro.Reading"),
                        TopicRecordNameStrategy.class,
                        List.of("a-io.driftcast.avro.Reading", "b-io.driftcast.avro.Reading"),
                        TeamStrategy.class,
                        List.of("weather/a/key", "weather/a/value", "weather/b/value"));

        assertThat(subjects(properties))
                .containsExactlyInAnyOrderElementsOf(expected.get(strategy));
    }

    private List<String> subjects(Map<String, String> properties) throws Exception {
        try (SchemaRegistry registry = connect(properties)) {
            AvroSerdes serdes = new AvroSerdes(registry);
            serdes.keys(Reading.class).prepare("a");
            serdes.values(Reading.class).prepare("a");
            serdes.values(Reading.class).prepare("b");
            return List.copyOf(registry.client().getAllSubjects());
        }
    }

    @Test
    void whatIsRegisteredIsThePublishedSchema() throws Exception {
        try (SchemaRegistry registry = connect(Map.of())) {
            new AvroSerdes(registry).values(Reading.class).prepare("readings");
            String registered =
                    registry.client().getLatestSchemaMetadata("readings-value").getSchema();

            assertThat(registered)
                    .isEqualTo(published("reading").toString())
                    .doesNotContain("avro.java");
        }
    }

    @Test
    void withoutAutoRegistrationTheSchemaMustBeThere() throws Exception {
        try (SchemaRegistry registry = connect(Map.of("auto.register.schemas", "false"))) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.serializer().serialize("t", Frames.reading()))
                    .isInstanceOf(SchemaNotRegisteredException.class)
                    .hasMessageContaining("subject t-value does not have our schema of")
                    .hasMessageContaining("auto.register.schemas=true");

            int id = register(registry, "t-value", published("reading"));
            assertThat(serde.prepare("t")).isEqualTo(id);
        }
    }

    @Test
    void theLatestVersionIsWrittenByNameNotByPosition() throws Exception {
        Schema latest =
                parse(
                        """
                        {"type":"record","namespace":"io.driftcast.avro","name":"Reading","fields":[
                          {"name":"quality","type":"int","default":9},
                          {"name":"unit","type":["null","string"],"default":null},
                          {"name":"value","type":["null","double"],"default":null},
                          {"name":"observed_at","type":{"type":"long","logicalType":"timestamp-millis"}},
                          {"name":"series_id","type":"string"}]}\
                        """);
        try (SchemaRegistry registry = connect(latestOnly());
                KafkaAvroDeserializer theirs = new KafkaAvroDeserializer(registry.client())) {
            register(registry, "t-value", published("reading"));
            int id = register(registry, "t-value", latest);
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            byte[] bytes = serde.serializer().serialize("t", Frames.reading());

            assertThat(bytes).isNotNull();
            assertThat(Framing.id(bytes)).isEqualTo(id);
            GenericRecord written = (GenericRecord) theirs.deserialize("t", bytes);
            assertThat(written.getSchema()).isEqualTo(latest);
            assertThat(written.get("quality")).isEqualTo(9);
            assertThat(written.get("series_id")).hasToString("sensor-1");
            assertThat(written.get("value")).isEqualTo(21.5);
            Reading read = serde.decoder().decode("t", bytes);
            assertThat(read.getObservedAt()).isEqualTo(Frames.reading().getObservedAt());
            assertThat(read.getAttributes()).isEmpty();
        }
    }

    @Test
    void aLatestVersionOfTheSameLayoutTakesTheFastWay() throws Exception {
        Schema described =
                parse(published("reading").toString().replace("When it was", "The time it was"));
        try (SchemaRegistry registry = connect(latestOnly())) {
            int id = register(registry, "t-value", described);
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);

            assertThat(serde.prepare("t")).isEqualTo(id);
            assertThat(new WriterSchema(id, described).writesLike(Reading.getClassSchema()))
                    .isTrue();
            assertThat(serde.decoder().decode("t", bytes(serde, Frames.reading())))
                    .isEqualTo(Frames.reading());
        }
    }

    @Test
    void aLatestVersionThatCannotHoldOurRecords() throws Exception {
        try (SchemaRegistry registry = connect(latestOnly())) {
            register(
                    registry,
                    "t-value",
                    parse(
                            "{\"type\":\"record\",\"namespace\":\"io.driftcast.avro\",\"name\":\"Reading\","
                                    + "\"fields\":[{\"name\":\"sensor\",\"type\":\"string\"}]}"));
            assertThatThrownBy(() -> new AvroSerdes(registry).values(Reading.class).prepare("t"))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining(
                            "subject t-value cannot hold our io.driftcast.avro.Reading")
                    .hasMessageContaining("sensor");
        }
    }

    @Test
    void aSubjectWithoutALatestVersion() {
        try (SchemaRegistry registry = connect(latestOnly())) {
            assertThatThrownBy(() -> new AvroSerdes(registry).values(Reading.class).prepare("t"))
                    .isInstanceOf(SchemaNotRegisteredException.class)
                    .hasMessageContaining("subject t-value");
        }
    }

    @Test
    void nullIsNull() {
        try (SchemaRegistry registry = connect(Map.of())) {
            assertThat(
                            new AvroSerdes(registry)
                                    .values(Model.class)
                                    .serializer()
                                    .serialize("t", null))
                    .isNull();
        }
    }

    @Test
    void aRecordWithoutARequiredFieldIsNamed() {
        try (SchemaRegistry registry = connect(Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            Reading incomplete = new Reading();
            assertThatThrownBy(() -> serde.serializer().serialize("t", incomplete))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("topic t: a Reading cannot be written")
                    .hasMessageContaining("series_id");
            assertThat(serde.decoder().decode("t", bytes(serde, Frames.reading())))
                    .isEqualTo(Frames.reading());
        }
    }

    @Test
    void severalTopicsAndClassesShareOneRegistry() {
        try (SchemaRegistry registry = connect(Map.of())) {
            AvroSerdes serdes = new AvroSerdes(registry);
            AvroSerde<Reading> readings = serdes.values(Reading.class);
            AvroSerde<Forecast> forecasts = serdes.values(Forecast.class);
            RandomRecords records = new RandomRecords(5);
            for (int i = 0; i < 100; i++) {
                String topic = "t" + i % 3;
                Reading reading = records.next(Reading.class);
                Forecast forecast = records.next(Forecast.class);
                assertThat(readings.decoder().decode(topic, bytes(readings, reading)))
                        .isEqualTo(reading);
                assertThat(forecasts.decoder().decode(topic, bytes(forecasts, forecast)))
                        .isEqualTo(forecast);
            }
        }
    }

    @Test
    void aLargeRecordLeavesNoTraceInTheNext() {
        try (SchemaRegistry registry = connect(Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            byte[] before = bytes(serde, Frames.reading());
            Reading large = new Reading("x".repeat(3_000_000), Instant.EPOCH, null, null, Map.of());

            assertThat(serde.decoder().decode("t", bytes(serde, large))).isEqualTo(large);
            assertThat(bytes(serde, Frames.reading())).isEqualTo(before);
        }
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> byte[] bytes(
            AvroSerde<T> serde, T record) {
        byte[] bytes = serde.serializer().serialize("t", record);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private SchemaRegistry connect(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("schema.registry.url", url);
        return SchemaRegistry.connect(properties);
    }

    private static Map<String, String> latestOnly() {
        return Map.of("auto.register.schemas", "false", "use.latest.version", "true");
    }

    private static int register(SchemaRegistry registry, String subject, Schema schema)
            throws Exception {
        return registry.client().register(subject, new AvroSchema(schema));
    }

    private static Schema published(String name) throws Exception {
        return parse(Files.readString(Path.of("schemas", name + ".avsc")));
    }

    private static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }
}
