package io.driftcast.platform.serde;

import static io.driftcast.platform.serde.Frames.framed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The record is at fault: always this one exception, with the reason and what to do. */
class UndecodableRecordTest {

    private static final byte[] HUGE_LENGTH = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0x7f};

    private final SchemaRegistry registry =
            SchemaRegistry.connect(Map.of("schema.registry.url", "mock://undecodable"));
    private final AvroSerde<Reading> readings = new AvroSerdes(registry).values(Reading.class);
    private final byte[] good = serialized(readings, Frames.reading());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void emptyBytes() {
        assertRefused(new byte[0], Reason.NOT_FRAMED, "it has 0 bytes");
    }

    @Test
    void bytesThatEndInTheFrame() {
        assertRefused(new byte[] {0, 0, 0}, Reason.NOT_FRAMED, "it has 3 bytes");
    }

    @Test
    void jsonInsteadOfAvro() {
        assertRefused(
                "{\"value\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Reason.NOT_FRAMED,
                "its first byte is 0x7b");
    }

    @Test
    void aNegativeSchemaIdIsRefusedWithoutAskingTheRegistry() {
        assertRefused(framed(-7), Reason.NOT_FRAMED, "-7 is no schema id");
    }

    @Test
    void anUnknownSchemaId() {
        assertRefused(framed(4711), Reason.UNKNOWN_SCHEMA, "schema id 4711 is unknown");
    }

    @Test
    void theSchemaOfAnotherRecordEvenIfItsBytesWouldFit() throws Exception {
        Schema twin =
                new Schema.Parser()
                        .parse(Reading.getClassSchema().toString().replace("Reading", "Twin"));
        byte[] bytes = good.clone();
        Framing.write(bytes, register("twin", twin));

        assertRefused(
                bytes, Reason.OTHER_RECORD, "is that of io.driftcast.avro.Twin, not of Reading");
    }

    @Test
    void aSchemaThatIsNoRecord() throws Exception {
        int id = register("text", Schema.create(Schema.Type.STRING));
        assertRefused(framed(id, (byte) 2, (byte) 'a'), Reason.OTHER_RECORD, "is that of string");
    }

    @Test
    void aSchemaThatLacksARequiredField() throws Exception {
        Schema schema =
                SchemaBuilder.record("Reading").fields().requiredString("sensor").endRecord();
        GenericData.Record record = new GenericData.Record(schema);
        record.put("sensor", "s");

        assertRefused(
                framed(register("poor", schema), record),
                Reason.INCOMPATIBLE_SCHEMA,
                "missing required field");
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = Framing.LENGTH; length < good.length; length++) {
            assertRefused(Arrays.copyOf(good, length), Reason.MALFORMED, "not a Reading");
        }
    }

    @Test
    void bytesBehindTheRecord() {
        assertRefused(Arrays.copyOf(good, good.length + 1), Reason.MALFORMED, "bytes left behind");
    }

    @Test
    void aHugeLengthIsRefusedWithoutAllocatingIt() {
        int id = Framing.id(good);
        assertRefused(framed(id, HUGE_LENGTH), Reason.MALFORMED, "not a Reading");

        AvroSerde<Forecast> forecasts = new AvroSerdes(registry).values(Forecast.class);
        byte[] forecast = serialized(forecasts, new RandomRecords(1).next(Forecast.class));
        for (int at = Framing.LENGTH; at < Math.min(200, forecast.length); at++) {
            byte[] cut = Arrays.copyOf(forecast, at + HUGE_LENGTH.length);
            System.arraycopy(HUGE_LENGTH, 0, cut, at, HUGE_LENGTH.length);
            assertThat(refusal(forecasts, cut).reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void everyFlippedBitGivesARecordOrARefusal() {
        int refused = 0;
        for (int bit = 8 * Framing.LENGTH; bit < 8 * good.length; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            try {
                assertThat(readings.decoder().decode("t", flipped)).isNotNull();
            } catch (UndecodableRecordException e) {
                assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aGoodRecordIsReadRightAfterABadOne() {
        for (int length = Framing.LENGTH; length < good.length; length++) {
            refusal(readings, Arrays.copyOf(good, length));
            assertThat(readings.decoder().decode("t", good)).isEqualTo(Frames.reading());
        }
    }

    @Test
    void kafkasDeserializerRefusesInTheSameWayAndLetsNullPass() {
        assertThat(readings.deserializer().deserialize("t", null)).isNull();
        assertThat(
                        catchThrowableOfType(
                                UndecodableRecordException.class,
                                () -> readings.deserializer().deserialize("t", new byte[] {1})))
                .hasMessageContaining("topic t");
    }

    private int register(String subject, Schema schema) throws Exception {
        return registry.client().register(subject, new AvroSchema(schema));
    }

    private static <T extends SpecificRecord> byte[] serialized(AvroSerde<T> serde, T record) {
        byte[] bytes = serde.serializer().serialize("t", record);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private void assertRefused(byte[] bytes, Reason reason, String words) {
        UndecodableRecordException refusal = refusal(readings, bytes);
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining("topic readings").hasMessageContaining(words);
    }

    private static UndecodableRecordException refusal(AvroSerde<?> serde, byte[] bytes) {
        return catchThrowableOfType(
                UndecodableRecordException.class, () -> serde.decoder().decode("readings", bytes));
    }
}
