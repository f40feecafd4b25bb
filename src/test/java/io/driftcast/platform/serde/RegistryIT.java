package io.driftcast.platform.serde;

import static io.driftcast.platform.serde.Frames.framed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The serdes against a real registry: register, look up, evolve, be refused, and live through an
 * outage.
 */
class RegistryIT {

    @TempDir static Path folder;

    private static ApicurioRegistry server;

    @BeforeAll
    static void start() throws Exception {
        server = ApicurioRegistry.start(folder);
        try (SchemaRegistry registry = connect(Map.of())) {
            registry.client().updateConfig(null, new Config("FULL_TRANSITIVE"));
            assertThat(registry.client().getConfig(null).getCompatibilityLevel())
                    .isEqualTo("FULL_TRANSITIVE");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("io.driftcast.platform.serde.RecordTypes#all")
    <T extends SpecificRecord> void registersAndIsReadByOthers(Class<T> type) {
        String topic = "round-" + type.getSimpleName();
        Map<String, String> theirs =
                Map.of(
                        "schema.registry.url", server.url(),
                        "avro.remove.java.properties", "true",
                        "specific.avro.reader", "true");
        RandomRecords records = new RandomRecords(77);
        try (SchemaRegistry writing = connect(Map.of());
                SchemaRegistry reading = connect(Map.of());
                KafkaAvroSerializer theirSerializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer theirDeserializer = new KafkaAvroDeserializer()) {
            theirSerializer.configure(theirs, false);
            theirDeserializer.configure(theirs, false);
            AvroSerde<T> writer = new AvroSerdes(writing).values(type);
            AvroSerde<T> reader = new AvroSerdes(reading).values(type);
            for (int i = 0; i < 20; i++) {
                T record = records.next(type);
                byte[] bytes = bytes(writer, topic, record);
                assertThat(bytes).isEqualTo(theirSerializer.serialize(topic, record));
                assertThat(theirDeserializer.deserialize(topic, bytes)).isEqualTo(record);
                assertThat(reader.decoder().decode(topic, bytes)).isEqualTo(record);
            }
        }
    }

    @Test
    void aSchemaRegisteredByHandFromTheFileIsFound() throws Exception {
        try (SchemaRegistry registry =
                connect(Map.of("auto.register.schemas", "false", "max.retries", "0"))) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.prepare("by-hand"))
                    .isInstanceOf(SchemaNotRegisteredException.class);
            assertThat(registry.client().getAllSubjects()).doesNotContain("by-hand-value");

            int id = register(registry, "by-hand-value", published());
            assertThat(serde.prepare("by-hand")).isEqualTo(id);
        }
    }

    @Test
    void evolvesInBothDirections() throws Exception {
        Schema newer =
                parse(
                        published()
                                .toString()
                                .replace(
                                        "\"fields\":[",
                                        "\"fields\":[{\"name\":\"quality\",\"type\":[\"null\",\"int\"],\"default\":null},"));
        try (SchemaRegistry registry = connect(Map.of());
                KafkaAvroDeserializer theirs = new KafkaAvroDeserializer(registry.client())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            int before = serde.prepare("evolving");
            int after = register(registry, "evolving-value", newer);
            assertThat(after).isNotEqualTo(before);

            GenericRecord record = new GenericData.Record(newer);
            record.put("quality", 3);
            record.put("series_id", "sensor-1");
            record.put("observed_at", Frames.reading().getObservedAt().toEpochMilli());
            record.put("value", 21.5);
            record.put("unit", "°C");
            record.put("attributes", Map.of("room", "1"));
            assertThat(serde.decoder().decode("evolving", framed(after, record)))
                    .isEqualTo(Frames.reading());

            GenericRecord seen =
                    (GenericRecord)
                            theirs.deserialize(
                                    "evolving", bytes(serde, "evolving", Frames.reading()), newer);
            assertThat(seen.get("quality")).isNull();
            assertThat(seen.get("series_id")).hasToString("sensor-1");
        }
    }

    @Test
    void theLatestVersionIsUsedWhereAsked() throws Exception {
        Schema described = parse(published().toString().replace("When it was", "The time it was"));
        try (SchemaRegistry registry =
                connect(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))) {
            register(registry, "latest-value", published());
            int latest = register(registry, "latest-value", described);

            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            byte[] bytes = bytes(serde, "latest", Frames.reading());
            assertThat(Framing.id(bytes)).isEqualTo(latest);
            assertThat(serde.decoder().decode("latest", bytes)).isEqualTo(Frames.reading());
        }
    }

    @Test
    void anIncompatibleSchemaIsRefused() throws Exception {
        try (SchemaRegistry registry = connect(Map.of())) {
            Schema other =
                    parse(
                            published()
                                    .toString()
                                    .replace(
                                            "{\"name\":\"value\",\"type\":[\"null\",\"double\"]",
                                            "{\"name\":\"value\",\"type\":[\"null\",\"string\"]"));
            register(registry, "taken-value", other);
            assertThatThrownBy(
                            () -> new AvroSerdes(registry).values(Reading.class).prepare("taken"))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining(server.url())
                    .hasMessageContaining("under subject taken-value")
                    .hasMessageContaining("Incompatible artifact");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999_999, Integer.MAX_VALUE})
    void anUnknownIdIsTheRecordsFault(int id) {
        try (SchemaRegistry registry = connect(Map.of())) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.decoder().decode("readings", framed(id, (byte) 0)))
                    .isInstanceOfSatisfying(
                            UndecodableRecordException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA))
                    .hasMessageContaining("schema id " + id + " is unknown");
        }
    }

    @Test
    void aWrongPathIsTheRegistrysFault() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("schema.registry.url", server.url().replace("/apis/ccompat/v7", ""));
        wrong.put("http.read.timeout.ms", "20000");
        try (SchemaRegistry registry = SchemaRegistry.connect(wrong)) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            assertThatThrownBy(() -> serde.decoder().decode("readings", framed(1, (byte) 0)))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("check the path in schema.registry.url");
        }
    }

    @Test
    void anOutageEndsWithoutLoss() {
        try (SchemaRegistry before = connect(Map.of());
                SchemaRegistry during = connect(Map.of("max.retries", "1"))) {
            byte[] reading =
                    bytes(new AvroSerdes(before).values(Reading.class), "outage", Frames.reading());
            Forecast forecast = new RandomRecords(3).next(Forecast.class);
            byte[] known =
                    bytes(new AvroSerdes(during).values(Forecast.class), "outage-f", forecast);
            AvroSerde<Reading> readings = new AvroSerdes(during).values(Reading.class);
            AvroSerde<Forecast> forecasts = new AvroSerdes(during).values(Forecast.class);
            assertThat(forecasts.decoder().decode("outage-f", known)).isEqualTo(forecast);

            server.stop();
            try {
                for (int attempt = 0; attempt < 3; attempt++) {
                    assertThatThrownBy(() -> readings.decoder().decode("outage", reading))
                            .isInstanceOf(RegistryUnavailableException.class)
                            .hasMessageContaining(server.url())
                            .hasMessageContaining("no connection (Connection refused)");
                    assertThatThrownBy(() -> readings.prepare("new-in-the-outage"))
                            .isInstanceOf(RegistryUnavailableException.class);
                }
                assertThat(forecasts.decoder().decode("outage-f", known))
                        .as("what is known needs no registry")
                        .isEqualTo(forecast);
            } finally {
                server.start();
            }
            assertThat(readings.decoder().decode("outage", reading)).isEqualTo(Frames.reading());
            assertThat(readings.prepare("new-in-the-outage")).isPositive();
        }
    }

    private static SchemaRegistry connect(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("schema.registry.url", server.url());
        // a machine that is busy with other tests answers slowly
        properties.put("http.read.timeout.ms", "20000");
        return SchemaRegistry.connect(properties);
    }

    private static <T extends SpecificRecord> byte[] bytes(
            AvroSerde<T> serde, String topic, T record) {
        byte[] bytes = serde.serializer().serialize(topic, record);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private static int register(SchemaRegistry registry, String subject, Schema schema)
            throws Exception {
        return registry.client().register(subject, new AvroSchema(schema));
    }

    private static Schema published() throws Exception {
        return parse(Files.readString(Path.of("schemas/reading.avsc")));
    }

    private static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }
}
