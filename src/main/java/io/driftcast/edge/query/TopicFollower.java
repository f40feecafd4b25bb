package io.driftcast.edge.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics from their beginning on a thread of its own, committed records only, and hands each
 * record to a listener.
 */
public final class TopicFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closing;
    private volatile Map<TopicPartition, Long> positions = Map.of();
    private final Map<TopicPartition, Long> recordEnds = new ConcurrentHashMap<>();

    /**
     * Starts to follow.
     *
     * @param kafka addresses and security
     * @param topics existing topics
     * @param listener is called on the follower's thread
     */
    public TopicFollower(
            Map<String, String> kafka,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.listener = listener;
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        thread = Thread.ofPlatform().name("topic-follower").daemon().start(this::follow);
    }

    private void follow() {
        try (consumer) {
            while (!closing) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    listener.accept(record);
                    recordEnds.put(
                            new TopicPartition(record.topic(), record.partition()),
                            record.offset() + 1);
                }
                positions = currentPositions();
            }
        } catch (WakeupException e) {
            // close() asked for it.
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private Map<TopicPartition, Long> currentPositions() {
        Map<TopicPartition, Long> current = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            current.put(partition, consumer.position(partition));
        }
        return current;
    }

    /**
     * Whether everything before the given offsets has been handed to the listener.
     *
     * @throws IllegalStateException if following has failed
     */
    public boolean hasReached(Map<TopicPartition, Long> offsets) {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(
                    "cannot follow the topics: " + failed.getMessage(), failed);
        }
        Map<TopicPartition, Long> current = positions;
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .allMatch(entry -> current.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    /**
     * The offset after the last record of each partition of a topic that was handed to the
     * listener. Unlike a partition's end it does not count the marks that transactions leave.
     */
    public Map<TopicPartition, Long> recordEnds(String topic) {
        return recordEnds.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
