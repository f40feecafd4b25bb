package io.driftcast.edge.feed;

import io.driftcast.avro.Reading;
import io.driftcast.data.FeedReading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes readings to their topic, keyed by series, without waiting for each: a full buffer holds
 * the caller back, and the first write that fails is thrown at every later call.
 *
 * <p>Record timestamps are the time of sending; a reading's own time is in its value alone. Used by
 * one thread at a time.
 */
public final class ReadingSender implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final Producer<String, Reading> producer;
    private final String topic;
    private final InstantSource clock;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable SendException> failure = new AtomicReference<>();
    private long sent;
    private boolean failureThrown;

    /**
     * @param producer closed with this sender
     * @param topic the readings topic's full name
     * @param clock gives the record timestamps
     */
    public ReadingSender(Producer<String, Reading> producer, String topic, InstantSource clock) {
        this.producer = producer;
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * A sender on a Kafka producer of its own.
     *
     * @param properties the producer's, {@code bootstrap.servers} among them; idempotence and
     *     {@code acks=all} are set here whatever they say, batching and compression unless they say
     *     otherwise
     * @param serializer of the values; closed with the producer
     * @param topic the readings topic's full name
     * @throws KafkaException if the producer cannot be made
     */
    public static ReadingSender connect(
            Map<String, Object> properties, Serializer<Reading> serializer, String topic) {
        return new ReadingSender(
                new KafkaProducer<>(producerConfig(properties), new StringSerializer(), serializer),
                topic,
                InstantSource.system());
    }

    static Map<String, Object> producerConfig(Map<String, Object> properties) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        // A topic just made may refuse its first batch and take the second, which then blocks both.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.putAll(properties);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }

    /**
     * Hands a reading to the producer; waits only while its buffer is full.
     *
     * @throws SendException if this or an earlier reading could not be written
     */
    public void send(FeedReading reading) {
        throwFailure();
        ProducerRecord<String, Reading> message =
                new ProducerRecord<>(
                        topic, null, clock.millis(), reading.seriesId(), recordOf(reading));
        try {
            // the callback hears of every failure; the future would only say it again
            Future<RecordMetadata> _ =
                    producer.send(message, (_, problem) -> done(reading, problem));
        } catch (KafkaException e) {
            failed(reading, e);
            throwFailure();
        }
        sent++;
    }

    private void done(FeedReading reading, @Nullable Exception problem) {
        if (problem == null) {
            acknowledged.incrementAndGet();
        } else {
            failed(reading, problem);
        }
    }

    private void failed(FeedReading reading, Exception problem) {
        failure.compareAndSet(
                null,
                new SendException(
                        "%s: the reading of %s at %s could not be written: %s; check that the brokers"
                                        .formatted(
                                                topic,
                                                reading.seriesId(),
                                                reading.observedAt(),
                                                problem.getMessage())
                                + " are up and the topic exists",
                        problem));
    }

    private void throwFailure() {
        SendException first = failure.get();
        if (first != null) {
            failureThrown = true;
            throw first;
        }
    }

    /** How many readings were handed to the producer. */
    public long sent() {
        return sent;
    }

    /** How many readings the brokers have confirmed. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Waits until every reading is written.
     *
     * @throws SendException if one could not be
     */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    /**
     * Writes what is still buffered and closes the producer.
     *
     * @throws SendException if a reading could not be written and no earlier call has said so
     */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
        if (!failureThrown) {
            throwFailure();
        }
    }

    /** The record that the readings topic carries. */
    public static Reading recordOf(FeedReading reading) {
        return Reading.newBuilder()
                .setSeriesId(reading.seriesId())
                .setObservedAt(reading.observedAt())
                .setValue(reading.value())
                .setUnit(reading.unit())
                .build();
    }
}
