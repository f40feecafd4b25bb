package io.driftcast.platform.serde;

import static io.driftcast.platform.serde.Frames.framed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings with the schemas that ksqlDB, Spark, Flink and people make for them. */
class SchemasOfOthersTest {

    private static final Instant AT = Instant.parse("2026-11-29T00:00:00Z");

    private static final String STRING = "\"string\"";
    private static final String DOUBLE = "[\"null\",\"double\"]";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("string", STRING),
                    Map.entry("string?", "[\"null\",\"string\"]"),
                    Map.entry("?string", "[\"string\",\"null\"]"),
                    Map.entry("millis", "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"),
                    Map.entry(
                            "millis?",
                            "[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}]"),
                    Map.entry(
                            "?millis",
                            "[{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"},\"null\"]"),
                    Map.entry(
                            "[millis]",
                            "[{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}]"),
                    Map.entry(
                            "local?",
                            "[\"null\",{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"}]"),
                    Map.entry("micros", "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}"),
                    Map.entry(
                            "micros?",
                            "[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}]"),
                    Map.entry("long", "\"long\""),
                    Map.entry("long?", "[\"null\",\"long\"]"),
                    Map.entry("int", "\"int\""),
                    Map.entry("int?", "[\"null\",\"int\"]"),
                    Map.entry("double", "\"double\""),
                    Map.entry("double?", DOUBLE),
                    Map.entry("?double", "[\"double\",\"null\"]"),
                    Map.entry("float", "\"float\""),
                    Map.entry("float?", "[\"null\",\"float\"]"),
                    Map.entry(
                            "decimal",
                            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}"),
                    Map.entry("map", "{\"type\":\"map\",\"values\":\"string\"}"),
                    Map.entry("map?", "[\"null\",{\"type\":\"map\",\"values\":\"string\"}]"));

    private final SchemaRegistry registry =
            SchemaRegistry.connect(Map.of("schema.registry.url", "mock://others"));
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final RecordDecoder<Reading> readings = serdes.values(Reading.class).decoder();

    @AfterEach
    void close() {
        registry.close();
    }

    private static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":%s}".formatted(name, TYPES.get(type));
    }

    private static Schema reading(String... fields) {
        return new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"Reading\",\"namespace\":\"com.acme\",\"fields\":[%s]}"
                                .formatted(String.join(",", fields)));
    }

    private byte[] bytes(Schema schema, Map<String, @Nullable Object> values) throws Exception {
        GenericRecord record = new GenericData.Record(schema);
        values.forEach(record::put);
        return framed(registry.client().register("readings", new AvroSchema(schema)), record);
    }

    private UndecodableRecordException refusal(byte[] bytes) {
        return catchThrowableOfType(
                UndecodableRecordException.class, () -> readings.decode("readings", bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "string, millis, double?",
        "string?, millis, double?",
        "?string, millis, double?",
        "string, millis?, double?",
        "string, ?millis, double?",
        "string, [millis], double?",
        "string, local?, double?",
        "string?, millis?, double?",
        "string, long, double",
        "string, long?, ?double",
        "string?, ?millis, ?double",
        "string?, millis?, double",
        "string, millis?, float?",
        "string, millis, float"
    })
    void aReadingIsReadWhereItsFieldsAreNotNull(String id, String at, String value)
            throws Exception {
        Schema schema =
                reading(
                        field("series_id", id),
                        field("observed_at", at),
                        field("value", value),
                        field("unit", "string?"),
                        field("attributes", "map?"),
                        field("quality", "int?"));
        Object number = value.contains("float") ? (Object) 20.5f : (Object) 20.5;

        Reading read =
                readings.decode(
                        "readings",
                        bytes(
                                schema,
                                Map.of(
                                        "series_id",
                                        "s",
                                        "observed_at",
                                        AT.toEpochMilli(),
                                        "value",
                                        number,
                                        "unit",
                                        "C",
                                        "attributes",
                                        Map.of("room", "1"),
                                        "quality",
                                        3)));

        assertThat(read).isEqualTo(new Reading("s", AT, 20.5, "C", Map.of("room", "1")));
    }

    @Test
    void fieldsInAnotherOrderAndWholeNumbersAreRead() throws Exception {
        Schema schema =
                reading(
                        field("value", "int?"),
                        field("observed_at", "int?"),
                        field("series_id", "string"));

        Reading read =
                readings.decode(
                        "readings",
                        bytes(schema, Map.of("value", 7, "observed_at", 1234, "series_id", "s")));

        assertThat(read)
                .isEqualTo(new Reading("s", Instant.ofEpochMilli(1234), 7.0, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"series_id", "observed_at", "attributes"})
    void aFieldThatIsNullIsNamed(String field) throws Exception {
        Schema schema =
                reading(
                        field("series_id", "string?"),
                        field("observed_at", "millis?"),
                        field("value", "double?"),
                        field("attributes", "map?"));
        Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("series_id", "s");
        values.put("observed_at", AT.toEpochMilli());
        values.put("attributes", Map.of());
        values.put(field, null);

        UndecodableRecordException refusal = refusal(bytes(schema, values));

        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal).hasMessageContaining(field + " of a Reading is null");
    }

    @ParameterizedTest
    @CsvSource({"micros", "micros?"})
    void timesInMicrosecondsAreNotTakenForMilliseconds(String type) throws Exception {
        Schema schema =
                reading(
                        field("series_id", "string"),
                        field("observed_at", type),
                        field("value", "double?"));

        UndecodableRecordException refusal =
                refusal(
                        bytes(
                                schema,
                                Map.of("series_id", "s", "observed_at", 1000 * AT.toEpochMilli())));

        assertThat(refusal.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal)
                .hasMessageContaining("observed_at is timestamp-micros; send timestamp-millis");
    }

    @ParameterizedTest
    @CsvSource({
        "observed_at, string, 'found string, expecting long'",
        "timestamp, double, 'missing required field observed_at'"
    })
    void aFieldOfAnotherTypeOrNameIsNamed(String time, String value, String words)
            throws Exception {
        Schema schema =
                reading(
                        field("series_id", "string"),
                        field(time, value),
                        field("value", "double?"));
        Object content = value.equals("string") ? "now" : (Object) 1.0;

        UndecodableRecordException refusal =
                refusal(bytes(schema, Map.of("series_id", "s", time, content)));

        assertThat(refusal.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
        assertThat(refusal).message().containsIgnoringCase(words);
    }

    @Test
    void aDecimalIsRefused() throws Exception {
        Schema schema =
                reading(
                        field("series_id", "string"),
                        field("observed_at", "millis"),
                        field("value", "decimal"));

        UndecodableRecordException refusal =
                refusal(
                        bytes(
                                schema,
                                Map.of(
                                        "series_id", "s",
                                        "observed_at", AT.toEpochMilli(),
                                        "value", ByteBuffer.wrap(new byte[] {7, 1}))));

        assertThat(refusal.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void aDeclarationIsReadWhereItsFieldsAreNotNull() throws Exception {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                "{\"type\":\"record\",\"name\":\"SeriesSpec\",\"fields\":[%s]}"
                                        .formatted(
                                                field("series_id", "?string")
                                                        + ","
                                                        + field("interval", "string")));

        SeriesSpec read =
                serdes.values(SeriesSpec.class)
                        .decoder()
                        .decode(
                                "series",
                                bytes(schema, Map.of("series_id", "s", "interval", "PT1M")));

        assertThat(read)
                .isEqualTo(SeriesSpec.newBuilder().setSeriesId("s").setInterval("PT1M").build());
    }
}
