package io.driftcast.app.bench;

import io.driftcast.avro.Model;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.platform.serde.AvroSerde;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a workload to the topics under one prefix. Used by one thread. */
final class WorkloadSender implements AutoCloseable {

    /** Declarations and models are older than any reading, so that they are taken first. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final int BATCH_BYTES = 256 << 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;
    private final Output<SeriesSpec> series;
    private final Output<Model> models;
    private final Output<Reading> readings;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param lingerMillis how long a record may wait for others
     */
    WorkloadSender(BenchCluster cluster, String prefix, int lingerMillis) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // A partition that was just made may refuse the first batch and take the second; the first
        // is then out of order for ever.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.prefix = prefix;
        AvroSerdes serdes = cluster.serdes();
        series = new Output<>(Topic.SERIES, serdes.values(SeriesSpec.class));
        models = new Output<>(Topic.MODELS, serdes.values(Model.class));
        readings = new Output<>(Topic.READINGS, serdes.values(Reading.class));
    }

    /** Declares all series. */
    void declare(Iterable<SeriesSpec> specs) {
        long at = System.currentTimeMillis() - BEFORE.toMillis();
        specs.forEach(spec -> series.send(spec.getSeriesId(), spec.getSeriesId(), spec, at));
        flush();
    }

    /** Publishes models where their series' readings are. */
    void publish(Iterable<Model> published) {
        long at = System.currentTimeMillis() - BEFORE.toMillis();
        published.forEach(model -> models.send(model.getModelId(), model.getSeriesId(), model, at));
        flush();
    }

    /** Hands a reading to the producer and says which partition it goes to. */
    int send(Reading reading, long timestamp) {
        return readings.send(reading.getSeriesId(), reading.getSeriesId(), reading, timestamp);
    }

    /**
     * Waits until everything is written.
     *
     * @throws BenchException if something could not be
     */
    void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new BenchException("a record could not be sent: " + problem, problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** One topic. */
    private final class Output<T extends SpecificRecord> {

        private final String topic;
        private final Serializer<T> serializer;

        Output(Topic topic, AvroSerde<T> serde) {
            this.topic = topic.name(prefix);
            serializer = serde.serializer();
        }

        int send(String key, String seriesId, T value, long timestamp) {
            int partition =
                    BuiltInPartitioner.partitionForKey(
                            seriesId.getBytes(StandardCharsets.UTF_8), BenchCluster.PARTITIONS);
            Future<RecordMetadata> _ =
                    producer.send(
                            new ProducerRecord<>(
                                    topic,
                                    partition,
                                    timestamp,
                                    key.getBytes(StandardCharsets.UTF_8),
                                    serializer.serialize(topic, value)),
                            (_, problem) -> {
                                if (problem != null) {
                                    failure.compareAndSet(null, problem);
                                }
                            });
            return partition;
        }
    }
}
