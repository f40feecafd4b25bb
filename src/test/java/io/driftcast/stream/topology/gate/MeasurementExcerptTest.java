package io.driftcast.stream.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RecordDecoder;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read straight is what Avro reads, and what Avro refuses is refused in its words. */
class MeasurementExcerptTest {

    private static final String TOPIC = "readings";
    private static final List<String> TEXTS =
            List.of("", "s", "home/küche", "温度", "\uD83C\uDF21\uFE0F", "a".repeat(300));

    private final MeasurementExcerpt excerpt = new MeasurementExcerpt();
    private final SchemaRegistry registry =
            SchemaRegistry.connect(
                    RegistrySettings.of(Map.of("schema.registry.url", "mock://measurements")));
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final RecordDecoder<Reading> avro = serdes.values(Reading.class).decoder();
    private final RecordDecoder<Measurement> direct = serdes.decoder(Reading.class, excerpt);

    @AfterEach
    void close() {
        registry.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsOfOurSchema(long seed) {
        byte[] bytes = serialized(reading(new SplittableRandom(seed)));
        assertThat(assertSame(bytes)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsThatWereCutOrChanged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = serialized(reading(random));
        for (int length = 0; length <= Math.min(whole.length, 120); length++) {
            assertSame(Arrays.copyOf(whole, length));
        }
        assertSame(Arrays.copyOf(whole, whole.length + 1));
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                changed[random.nextInt(5, changed.length)] = (byte) random.nextInt();
            }
            assertSame(changed);
        }
        assertThat(assertSame(whole)).as("a good record after bad ones").isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesBehindOurFrame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] frame = Arrays.copyOf(serialized(reading(random)), 5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(5, 40)];
            for (int at = 0; at < bytes.length; at++) {
                // mostly small: lengths, branches and counts that may fit
                int value = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(8);
                bytes[at] = at < 5 ? frame[at] : (byte) value;
            }
            assertSame(bytes);
        }
    }

    @Test
    void aUnitOfNegativeLengthIsRefused() {
        byte[] frame = Arrays.copyOf(serialized(reading(new SplittableRandom(1))), 5);
        // series_id "s", observed_at 0, no value, a unit of -1 bytes, no attributes
        byte[] body = {2, 's', 0, 0, 2, 1, 0, 0};
        byte[] bytes = ByteBuffer.allocate(13).put(frame).put(body).array();
        assertThat(assertSame(bytes)).isFalse();
    }

    @Test
    void attributesInSeveralBlocks() {
        byte[] frame = Arrays.copyOf(serialized(reading(new SplittableRandom(1))), 5);
        // two blocks of one attribute: k=ab, k=c
        byte[] body = {2, 's', 0, 0, 0, 2, 2, 'k', 4, 'a', 'b', 2, 2, 'k', 2, 'c', 0};
        byte[] bytes = ByteBuffer.allocate(22).put(frame).put(body).array();
        assertThat(assertSame(bytes)).isTrue();
        assertThat(direct.decode(TOPIC, bytes)).isEqualTo(new Measurement("s", 0, true, 0));
    }

    @Test
    void recordsOfAnotherSchemaGoAvrosWay() throws Exception {
        Schema swapped =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Reading", "namespace": "io.driftcast.avro",
                                 "fields": [
                                   {"name": "observed_at",
                                    "type": {"type": "long", "logicalType": "timestamp-millis"}},
                                   {"name": "series_id", "type": "string"}]}
                                """);
        int id = registry.client().register("swapped", new AvroSchema(swapped));
        byte[] bytes =
                ByteBuffer.allocate(8)
                        .put((byte) 0)
                        .putInt(id)
                        .put(new byte[] {14, 2, 's'})
                        .array();
        assertThat(assertSame(bytes)).isTrue();
        assertThat(direct.decode(TOPIC, bytes)).isEqualTo(new Measurement("s", 7, true, 0));
        assertThat(assertSame(serialized(reading(new SplittableRandom(1))))).isTrue();
        assertThat(assertSame(bytes)).isTrue();
    }

    @Test
    void schemasThatCannotBeRead() throws Exception {
        int id =
                registry.client()
                        .register("text", new AvroSchema(Schema.create(Schema.Type.STRING)));
        for (int other : new int[] {id, 4711, -7}) {
            byte[] bytes = ByteBuffer.allocate(7).put((byte) 0).putInt(other).array();
            assertThat(assertSame(bytes)).isFalse();
        }
        assertThat(assertSame(new byte[] {7, 1, 2, 3})).isFalse();
    }

    /** Both ways give the same or refuse in the same words; whether they give something. */
    private boolean assertSame(byte[] bytes) {
        Throwable expected = catchThrowable(() -> avro.decode(TOPIC, bytes));
        if (expected == null) {
            assertThat(direct.decode(TOPIC, bytes))
                    .as(() -> Arrays.toString(bytes))
                    .isEqualTo(excerpt.of(avro.decode(TOPIC, bytes)));
            return true;
        }
        UndecodableRecordException refused = (UndecodableRecordException) expected;
        assertThat(catchThrowable(() -> direct.decode(TOPIC, bytes)))
                .as(() -> Arrays.toString(bytes))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage(refused.getMessage())
                .extracting(e -> ((UndecodableRecordException) e).reason())
                .isEqualTo(refused.reason());
        return false;
    }

    private byte[] serialized(Reading reading) {
        byte @Nullable [] bytes = serdes.values(Reading.class).serializer().serialize("t", reading);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private static Reading reading(SplittableRandom random) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int n = Math.max(0, random.nextInt(-3, 4)); n > 0; n--) {
            attributes.put(text(random), text(random));
        }
        return new Reading(
                text(random),
                Instant.ofEpochMilli(random.nextLong() >> random.nextInt(64)),
                value(random),
                random.nextBoolean() ? null : text(random),
                attributes);
    }

    private static @Nullable Double value(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> -0.0;
            default -> random.nextDouble(-1e6, 1e6);
        };
    }

    private static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
