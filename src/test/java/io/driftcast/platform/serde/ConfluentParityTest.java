package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds our bytes against Confluent's own serializer and deserializer. */
class ConfluentParityTest {

    private static final long SEED = 20_261_101;
    private static final int RECORDS = 300;

    @ParameterizedTest
    @MethodSource("io.driftcast.platform.serde.RecordTypes#all")
    <T extends SpecificRecord> void bytesAreConfluentsInBothDirections(Class<T> type) {
        Map<String, String> properties = properties("mock://parity-" + type.getSimpleName());
        RandomRecords records = new RandomRecords(SEED);
        try (SchemaRegistry registry = SchemaRegistry.connect(properties);
                KafkaAvroSerializer theirSerializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer theirDeserializer = new KafkaAvroDeserializer();
                AvroSerde<T> ours = new AvroSerdes(registry).values(type)) {
            theirSerializer.configure(properties, false);
            theirDeserializer.configure(properties, false);
            for (int i = 0; i < RECORDS; i++) {
                String which =
                        String.format(
                                Locale.ROOT,
                                "%s, seed %d, record %d",
                                type.getSimpleName(),
                                SEED,
                                i);
                T record = records.next(type);
                byte[] bytes = ours.serializer().serialize("t", record);

                assertThat(bytes).as(which).isEqualTo(theirSerializer.serialize("t", record));
                assertThat(theirDeserializer.deserialize("t", bytes)).as(which).isEqualTo(record);
                assertThat(ours.deserializer().deserialize("t", bytes)).as(which).isEqualTo(record);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.driftcast.platform.serde.RecordTypes#all")
    <T extends SpecificRecord> void readsWhatConfluentWritesWithItsOwnDefaults(Class<T> type) {
        String url = "mock://defaults-" + type.getSimpleName();
        RandomRecords records = new RandomRecords(SEED + 1);
        try (SchemaRegistry registry = SchemaRegistry.connect(Map.of("schema.registry.url", url));
                KafkaAvroSerializer theirs = new KafkaAvroSerializer();
                AvroSerde<T> ours = new AvroSerdes(registry).values(type)) {
            theirs.configure(Map.of("schema.registry.url", url), false);
            // registers the schema with avro.java.string, so under another id than ours
            for (int i = 0; i < RECORDS; i++) {
                T record = records.next(type);
                assertThat(ours.decoder().decode("t", theirs.serialize("t", record)))
                        .as("seed %d, record %d", SEED + 1, i)
                        .isEqualTo(record);
            }
        }
    }

    @Test
    void theGeneratedRecordsAreNotTrivial() {
        long distinct =
                RecordTypes.all()
                        .flatMap(type -> {
                            RandomRecords records = new RandomRecords(SEED);
                            return java.util.stream.Stream.generate(
                                            () -> (Object) records.next(type))
                                    .limit(RECORDS);
                        })
                        .distinct()
                        .count();

        assertThat(distinct).isEqualTo(RECORDS * RecordTypes.all().count());
    }

    private static Map<String, String> properties(String url) {
        return Map.of(
                "schema.registry.url",
                url,
                "avro.remove.java.properties",
                "true",
                "specific.avro.reader",
                "true");
    }
}
