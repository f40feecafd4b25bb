package io.driftcast.platform.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of any generated class, filled from a seeded generator with what is awkward to encode.
 */
final class RandomRecords {

    private static final long YEAR_1700 = Instant.parse("1700-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_2200 = Instant.parse("2200-12-31T23:59:59.999Z").toEpochMilli();

    private static final List<Instant> INSTANTS =
            List.of(
                    Instant.parse("1800-01-01T00:00:00Z"),
                    Instant.parse("1969-12-31T23:59:59.999Z"),
                    Instant.EPOCH,
                    Instant.parse("2200-06-30T12:00:00.001Z"));

    private static final List<String> STRINGS =
            List.of("", "sensor-1", "µ/°C", "Ελλάδα", "温度", "\uD83C\uDF21\uFE0F", "a\u0000b", " ");

    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1.0,
        -273.15,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    private final SplittableRandom random;

    RandomRecords(long seed) {
        random = new SplittableRandom(seed);
    }

    <T extends SpecificRecord> T next(Class<T> type) {
        return type.cast(record(SpecificData.get().getSchema(type)));
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) whole();
            case LONG -> isTime(schema) ? time() : (Object) whole();
            case FLOAT -> (float) random.nextDouble(-1e6, 1e6);
            case DOUBLE -> number();
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(2000)));
            case FIXED ->
                    new org.apache.avro.generic.GenericData.Fixed(
                            schema, bytes(schema.getFixedSize()));
            case ENUM -> symbol(schema);
            case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            case RECORD -> record(schema);
        };
    }

    private static boolean isTime(Schema schema) {
        return LogicalTypes.timestampMillis().equals(schema.getLogicalType());
    }

    private Instant time() {
        return random.nextInt(4) == 0
                ? INSTANTS.get(random.nextInt(INSTANTS.size()))
                : Instant.ofEpochMilli(random.nextLong(YEAR_1700, YEAR_2200));
    }

    /** Of any magnitude, so that every length of Avro's variable-length numbers occurs. */
    private long whole() {
        return random.nextLong() >> random.nextInt(64);
    }

    private double number() {
        return random.nextInt(4) == 0
                ? DOUBLES[random.nextInt(DOUBLES.length)]
                : random.nextDouble(-1e6, 1e6);
    }

    private String text() {
        return random.nextInt(20) == 0
                ? "long ".repeat(random.nextInt(1000))
                : STRINGS.get(random.nextInt(STRINGS.size())) + random.nextInt(1000);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Object symbol(Schema schema) {
        Object[] constants = SpecificData.get().getClass(schema).getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private List<@Nullable Object> list(Schema element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(value(element));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Schema element) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(text(), value(element));
        }
        return map;
    }

    private SpecificRecord record(Schema schema) {
        SpecificRecord record =
                (SpecificRecord)
                        SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }
}
