package io.driftcast.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.KafkaUnavailableException;
import io.driftcast.platform.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows one topic, all partitions, without a consumer group: nothing is committed and no other
 * consumer is disturbed. Records of open or aborted transactions are not shown.
 */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordJson decoder;

    private TopicTail(KafkaConsumer<byte[], byte[]> consumer, RecordJson decoder) {
        this.consumer = consumer;
        this.decoder = decoder;
    }

    /**
     * Opens a topic that exists.
     *
     * @param topic what is followed
     * @param prefix what the topics' names begin with
     * @param fromBeginning from the first record that is kept, else from now on
     * @param kafka settings of the consumer
     * @param schemaRegistry settings of the registry's client
     * @throws KafkaUnavailableException when the cluster or the topic cannot be read
     */
    public static TopicTail open(
            Topic topic,
            String prefix,
            boolean fromBeginning,
            Map<String, String> kafka,
            Map<String, String> schemaRegistry) {
        RecordJson decoder =
                topic.recordType().isPresent()
                        ? RecordJson.ofAvro(schemaRegistry)
                        : RecordJson.ofBytes();
        KafkaConsumer<byte[], byte[]> consumer = consumer(kafka);
        try {
            List<TopicPartition> partitions = partitions(consumer, topic.name(prefix));
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                // Seeking is lazy: without this, records written before the first poll are missed.
                partitions.forEach(consumer::position);
            }
            return new TopicTail(consumer, decoder);
        } catch (KafkaException e) {
            consumer.close();
            throw new KafkaUnavailableException(
                    "cannot read " + topic.name(prefix) + " (" + e.getMessage() + ")", e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        try {
            return new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw AdminCalls.unusable(kafka, e);
        }
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String name) {
        return consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
    }

    /**
     * Gives each record to the sink until it has enough or {@link #stop} is called.
     *
     * @param key only records with this key
     * @param sink takes a record as JSON; false ends the following
     */
    public void follow(Optional<String> key, Predicate<ObjectNode> sink) {
        Optional<byte[]> wanted = key.map(text -> text.getBytes(StandardCharsets.UTF_8));
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                    boolean shown =
                            wanted.isEmpty() || Arrays.equals(wanted.get(), kafkaRecord.key());
                    if (shown && !sink.test(decoder.of(kafkaRecord))) {
                        return;
                    }
                }
            }
        } catch (WakeupException stopped) {
            // asked to end
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(
                    "cannot read on (" + e.getMessage() + "): check that the broker runs", e);
        }
    }

    /** Ends {@link #follow}, from another thread. */
    public void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
        decoder.close();
    }
}
