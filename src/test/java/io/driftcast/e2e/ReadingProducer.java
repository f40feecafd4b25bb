package io.driftcast.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends readings, and bytes that are none, to an installation. */
final class ReadingProducer implements AutoCloseable {

    private final Installation installation;
    private final KafkaProducer<byte[], byte[]> producer;

    ReadingProducer(Installation installation) {
        this.installation = installation;
        producer =
                new KafkaProducer<>(
                        new HashMap<>(installation.kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void send(String series, Instant observedAt, @Nullable Double value) {
        send(installation.reading(series, observedAt, value));
    }

    /** Sends a record without waiting for it; {@link #flush} does. */
    void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> _ = producer.send(record);
    }

    /** Sends a record and waits until it is written. */
    RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
