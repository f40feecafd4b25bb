package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One serde, many threads, as Kafka's producer uses it. */
class SharedSerdeTest {

    private static final int THREADS = 8;
    private static final int RECORDS = 3000;

    @Test
    void threadsDoNotMixTheirRecords() throws Exception {
        try (SchemaRegistry registry =
                        SchemaRegistry.connect(Map.of("schema.registry.url", "mock://shared"));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            AvroSerde<Reading> serde = new AvroSerdes(registry).values(Reading.class);
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long seed = thread;
                results.add(threads.submit(() -> roundTrips(serde, new RandomRecords(seed))));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(RECORDS);
            }
        }
    }

    private static int roundTrips(AvroSerde<Reading> serde, RandomRecords records) {
        int same = 0;
        for (int i = 0; i < RECORDS; i++) {
            Reading reading = records.next(Reading.class);
            byte[] bytes = serde.serializer().serialize("t" + i % 2, reading);
            if (reading.equals(serde.deserializer().deserialize("t", bytes))) {
                same++;
            }
        }
        return same;
    }
}
