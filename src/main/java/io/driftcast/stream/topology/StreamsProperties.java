package io.driftcast.stream.topology;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.DeadLetterHandler;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.IngestTime;
import io.driftcast.stream.topology.gate.RefusedOutputHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams runs the applications. */
public final class StreamsProperties {

    private static final long CACHE_BYTES = 64L << 20;
    private static final int COMMIT_MILLIS = 100;
    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 256 << 10;

    private StreamsProperties() {}

    /**
     * The properties of one of them.
     *
     * @param applicationId the application's name in Kafka
     * @param topicPrefix what the topics' names begin with
     * @param stateDir where stores on disk are kept
     * @param threads stream threads
     * @param kafka the user's own settings, which come last: addresses, security, tuning
     * @param meters where dead letters are counted
     */
    public static Properties of(
            String applicationId,
            String topicPrefix,
            Path stateDir,
            int threads,
            Map<String, String> kafka,
            StreamMeters meters) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, IngestTime.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(DeadLetterHandler.TOPIC, Topic.DEAD_LETTERS.name(topicPrefix));
        properties.put(DeadLetterHandler.METERS, meters);
        properties.put(FailedRecords.KEY, new FailedRecords());
        properties.put(
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                RefusedOutputHandler.class);
        addProducer(properties);
        properties.putAll(kafka);
        leaveThePartitionToTheKey(properties);
        return properties;
    }

    /** What is said of a series has to lie where its readings do, whatever the user's settings. */
    private static void leaveThePartitionToTheKey(Properties properties) {
        for (String key :
                List.of(
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG)) {
            properties.remove(key);
            properties.remove(StreamsConfig.producerPrefix(key));
        }
    }

    /**
     * One request at a time and larger batches: a partition's first batch in a transaction may be
     * refused while the transaction before it is being completed, and batches that were sent after
     * it without waiting are then refused one by one as out of order.
     */
    private static void addProducer(Properties properties) {
        Map.of(
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES)
                .forEach((key, value) -> properties.put(StreamsConfig.producerPrefix(key), value));
    }
}
