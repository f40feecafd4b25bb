package io.driftcast.e2e;

import static org.awaitility.Awaitility.await;

import io.driftcast.avro.Model;
import io.driftcast.avro.Reading;
import io.driftcast.avro.TextEvent;
import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.platform.serde.UndecodableRecordException;
import io.driftcast.stream.scoring.TextModelRecords;
import io.driftcast.stream.scoring.TextModelRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One Driftcast with topics of its own, seen from outside. */
final class Installation implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Processes processes;
    private final String name;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final SchemaRegistry registry;
    private final AvroSerdes serdes;

    /**
     * Makes the topics.
     *
     * @param name the application's id and what its topics' names begin with
     * @param own settings beside those that say where things are
     */
    Installation(
            Environment environment, Processes processes, String name, Map<String, String> own) {
        this.processes = processes;
        this.name = name;
        folder = processes.newFolder(name);
        settings.put("application.id", name);
        settings.put("topics.prefix", name + ".");
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("kafka.bootstrap.servers", environment.bootstrapServers());
        settings.putAll(environment.registry());
        settings.putAll(own);
        kafka = Map.of("bootstrap.servers", environment.bootstrapServers());
        admin = Admin.create(kafka);
        registry = SchemaRegistry.connect(RegistrySettings.of(environment.registry()));
        serdes = new AvroSerdes(registry);
        command("topics", "--create");
    }

    /** Runs a command to its end; its answer. */
    String command(String... command) {
        return processes.start(name + "-" + command[0], arguments(Map.of(), command)).succeed();
    }

    /** Starts an instance with a state directory of its own, or that of an earlier one. */
    Instance start(String instance) {
        int port = Ports.free();
        Map<String, String> own =
                Map.of(
                        "http.port",
                        Integer.toString(port),
                        "state.dir",
                        folder.resolve("state-" + instance).toString());
        return new Instance(processes.start(name + "-" + instance, arguments(own, "run")), port);
    }

    private List<String> arguments(Map<String, String> own, String... command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(own);
        all.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    Path folder() {
        return folder;
    }

    String topic(Topic topic) {
        return topic.name(name + ".");
    }

    String forecastGroup() {
        return name + "-forecast";
    }

    String scoreGroup() {
        return name + "-score";
    }

    String trainGroup() {
        return name + "-train";
    }

    Admin admin() {
        return admin;
    }

    /** A reading on its way to its topic; the producer gives it its ingest time. */
    ProducerRecord<byte[], byte[]> reading(
            String series, Instant observedAt, @Nullable Double value) {
        return new ProducerRecord<>(
                topic(Topic.READINGS),
                ReadingProducer.utf8(series),
                readingBytes(series, observedAt, value));
    }

    byte[] readingBytes(String series, Instant observedAt, @Nullable Double value) {
        return encode(
                Topic.READINGS,
                Reading.class,
                new Reading(series, observedAt, value, null, Map.of()));
    }

    /** A record's bytes as they stand in a topic. */
    <T extends SpecificRecord> byte[] encode(Topic topic, Class<T> type, T record) {
        return serdes.values(type).serializer().serialize(topic(topic), record);
    }

    <T extends SpecificRecord> T decode(Topic topic, Class<T> type, byte[] bytes) {
        try {
            return serdes.values(type).decoder().decode(topic(topic), bytes);
        } catch (UndecodableRecordException e) {
            throw new AssertionError(topic(topic) + ": " + e.getMessage(), e);
        }
    }

    /** What a topic holds now. */
    List<ConsumerRecord<byte[], byte[]>> raw(Topic topic) {
        return TopicSnapshot.read(kafka, ends(topic));
    }

    /** What a topic holds now, without deletions. */
    <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        return raw(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> decode(topic, type, record.value()))
                .toList();
    }

    /** Where each partition of a topic ends, open transactions included. */
    Map<TopicPartition, Long> ends(Topic topic) {
        return ends(topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Whether a transaction that has written to a topic is neither committed nor aborted. */
    boolean hasOpenTransaction(Topic topic) {
        Map<TopicPartition, Long> written = ends(topic);
        Map<TopicPartition, Long> settled = ends(topic, IsolationLevel.READ_COMMITTED);
        return written.entrySet().stream()
                .anyMatch(each -> settled.getOrDefault(each.getKey(), 0L) < each.getValue());
    }

    private Map<TopicPartition, Long> ends(Topic topic, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(topic(topic), partition), OffsetSpec.latest());
        }
        return get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /**
     * Up to which offsets a group has committed a topic; partitions without a commit are absent.
     */
    Map<TopicPartition, Long> committed(String group, Topic topic) {
        Map<TopicPartition, OffsetAndMetadata> all =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic(topic)))
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** How many records are on a topic that has no transactions, so that offsets count records. */
    long sent(Topic topic) {
        return sum(ends(topic));
    }

    /** How many records of such a topic an application has committed. */
    long taken(String group, Topic topic) {
        return sum(committed(group, topic));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The partition that readings with this key go to, as Kafka's producers choose it. */
    static int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(ReadingProducer.utf8(key), PARTITIONS);
    }

    /** How many processes of the forecast application have partitions of a topic. */
    long processesWith(Topic topic) {
        return get(admin.describeConsumerGroups(List.of(forecastGroup())).all()).values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member ->
                        member.assignment().topicPartitions().stream()
                                .anyMatch(each -> each.topic().equals(topic(topic))))
                .map(member -> member.clientId().replaceFirst("-StreamThread-.*", ""))
                .distinct()
                .count();
    }

    /** Waits until the forecast application has committed everything that was sent to it. */
    void awaitForecasts() {
        for (Topic topic : List.of(Topic.SERIES, Topic.MODELS, Topic.READINGS)) {
            awaitCommitted(forecastGroup(), topic);
        }
    }

    /** Waits until the score application has committed everything that was sent to it. */
    void awaitScores() {
        for (Topic topic : List.of(Topic.MODELS, Topic.TEXT_EVENTS)) {
            awaitCommitted(scoreGroup(), topic);
        }
    }

    /** Publishes a model of texts in every partition, as the trainer does it. */
    void publish(ModelImage image, TextModelRelease release, long at) {
        try (ReadingProducer producer = new ReadingProducer(this)) {
            for (Model record : TextModelRecords.of(image, release)) {
                byte[] key = ReadingProducer.utf8(TextModelRecords.key(record));
                byte[] value = encode(Topic.MODELS, Model.class, record);
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    producer.write(
                            new ProducerRecord<>(topic(Topic.MODELS), partition, at, key, value));
                }
            }
        }
    }

    /** A text on its way to its topic. */
    ProducerRecord<byte[], byte[]> text(TextEvent event, long at) {
        return new ProducerRecord<>(
                topic(Topic.TEXT_EVENTS),
                partitionOf(event.getSource()),
                at,
                ReadingProducer.utf8(event.getSource()),
                encode(Topic.TEXT_EVENTS, TextEvent.class, event));
    }

    /** Waits until a group has committed all that is in a topic now. */
    void awaitCommitted(String group, Topic topic) {
        Map<TopicPartition, Long> wanted = lastRecords(topic);
        await(group + " to commit " + wanted)
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Map<TopicPartition, Long> committed = committed(group, topic);
                    return wanted.entrySet().stream()
                            .allMatch(entry ->
                                    committed.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
                });
    }

    /** The offset after each partition's last record: unlike its end without transaction marks. */
    private Map<TopicPartition, Long> lastRecords(Topic topic) {
        Map<TopicPartition, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : raw(topic)) {
            last.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        return last;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
    }
}
