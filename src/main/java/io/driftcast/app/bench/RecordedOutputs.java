package io.driftcast.app.bench;

import io.driftcast.platform.serde.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The values that the forecast application published for each reading, as a yardstick is to publish
 * them again: of the same size each, though not all with the same content, so that three hundred
 * thousand of them fit in memory.
 */
final class RecordedOutputs {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final List<byte[][]> observations;
    private final List<byte[][]> forecasts;

    private RecordedOutputs(List<byte[][]> observations, List<byte[][]> forecasts) {
        this.observations = observations;
        this.forecasts = forecasts;
    }

    /**
     * Reads what an application has published.
     *
     * @param readings how many readings it was given; each has to have led to one observation and
     *     one forecast
     */
    static RecordedOutputs read(BenchCluster cluster, String prefix, long readings) {
        return new RecordedOutputs(
                values(cluster, Topic.OBSERVATIONS.name(prefix), readings),
                values(cluster, Topic.FORECASTS.name(prefix), readings));
    }

    /** The sizes of all values taken together. */
    long bytes() {
        return Stream.concat(observations.stream(), forecasts.stream())
                .flatMap(Arrays::stream)
                .mapToLong(value -> value.length)
                .sum();
    }

    /** The value of the observation that the reading with this offset led to. */
    byte[] observation(int partition, long offset) {
        return nth(observations.get(partition), offset);
    }

    /** The value of the forecast that the reading with this offset led to. */
    byte[] forecast(int partition, long offset) {
        return nth(forecasts.get(partition), offset);
    }

    /** Readings beyond those recorded begin again from the first. */
    private static byte[] nth(byte[][] values, long offset) {
        return values[(int) (offset % values.length)];
    }

    private static List<byte[][]> values(BenchCluster cluster, String topic, long expected) {
        List<TopicPartition> partitions = BenchCluster.partitions(topic);
        List<List<byte[]>> values = new ArrayList<>();
        partitions.forEach(_ -> values.add(new ArrayList<>()));
        Map<Integer, byte[]> ofSize = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    values.get(record.partition())
                            .add(
                                    ofSize.computeIfAbsent(
                                            record.value().length, _ -> record.value()));
                }
            }
        }
        long count = values.stream().mapToLong(List::size).sum();
        if (count != expected) {
            throw new BenchException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d records after %d readings, not one for each",
                            topic,
                            count,
                            expected));
        }
        return values.stream().map(all -> all.toArray(byte[][]::new)).toList();
    }

    /** A consumer of what has been committed. */
    static KafkaConsumer<byte[], byte[]> consumer(BenchCluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
