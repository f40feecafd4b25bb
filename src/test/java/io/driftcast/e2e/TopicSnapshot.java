package io.driftcast.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a topic holds, as a user's own consumer sees it: committed records only. */
final class TopicSnapshot {

    /** A killed process' transaction hides what comes after it until the broker aborts it. */
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private TopicSnapshot() {}

    /**
     * Reads a topic from its beginning; each partition's records in their order.
     *
     * @param ends how far, transactions that are still open included
     */
    static List<ConsumerRecord<byte[], byte[]>> read(
            Map<String, Object> kafka, Map<TopicPartition, Long> ends) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = ends.keySet();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("all of " + ends)
                    .atMost(WITHIN)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                        return ends.entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                    });
        }
        return records;
    }
}
