package io.driftcast.platform.admin;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whether there are records, with a consumer of no group that is closed at once. */
public final class RecordLookup implements CommitWatch.Records {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final Map<String, Object> settings;

    /**
     * @param kafka the consumer's settings; {@code bootstrap.servers} is among them
     */
    public RecordLookup(Map<String, String> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", "1");
        settings.remove("group.id");
        settings.remove("group.instance.id");
    }

    @Override
    public boolean areThere(TopicPartition partition, long offset) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            return !consumer.poll(WITHIN).isEmpty();
        }
    }
}
