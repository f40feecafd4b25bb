package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.avro.Reading;
import io.driftcast.data.FeedReading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ReadingSenderTest {
    private static final Instant NOW = Instant.parse("2026-03-20T09:41:17Z");
    private static final FeedReading READING =
            new FeedReading("a/b", Instant.parse("1800-01-01T00:00:00Z"), 0.5, "t");
    private static final FeedReading NEXT =
            new FeedReading("a/c", Instant.parse("1801-01-01T00:00:00Z"), null, null);

    private static MockProducer<String, Reading> producer(boolean autoComplete) {
        return new MockProducer<>(
                autoComplete, null, new StringSerializer(), (_, _) -> new byte[0]);
    }

    private static ReadingSender sender(MockProducer<String, Reading> producer) {
        return new ReadingSender(producer, "driftcast.readings", InstantSource.fixed(NOW));
    }

    @Test
    void aReadingBecomesARecordOfItsSeriesAtIngestTime() {
        MockProducer<String, Reading> producer = producer(true);
        try (ReadingSender sender = sender(producer)) {
            sender.send(READING);
            sender.send(NEXT);
            assertThat(sender.sent()).isEqualTo(2);
            assertThat(sender.acknowledged()).isEqualTo(2);
        }
        ProducerRecord<String, Reading> first = producer.history().getFirst();
        assertThat(first.topic()).isEqualTo("driftcast.readings");
        assertThat(first.key()).isEqualTo("a/b");
        assertThat(first.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(first.partition()).isNull();
        assertThat(first.value().getSeriesId()).isEqualTo("a/b");
        assertThat(first.value().getObservedAt()).isEqualTo(READING.observedAt());
        assertThat(first.value().getValue()).isEqualTo(0.5);
        assertThat(first.value().getUnit()).isEqualTo("t");
        assertThat(producer.history().getLast().value().getValue()).isNull();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aFailedWriteIsThrownAtTheNextCallAndEveryOneAfter() {
        MockProducer<String, Reading> producer = producer(false);
        ReadingSender sender = sender(producer);
        sender.send(READING);
        sender.send(NEXT);
        assertThat(sender.acknowledged()).isZero();
        producer.errorNext(new RecordTooLargeException("too large"));
        producer.errorNext(new RecordTooLargeException("another"));
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> sender.send(NEXT))
                    .isInstanceOf(SendException.class)
                    .hasMessage(
                            "driftcast.readings: the reading of a/b at 1800-01-01T00:00:00Z could"
                                    + " not be written: too large; check that the brokers are up"
                                    + " and the topic exists")
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
        assertThatThrownBy(sender::flush).isInstanceOf(SendException.class);
        sender.close();
        assertThat(producer.closed()).isTrue();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void aFailureThatNoCallHasShownIsThrownOnClose() {
        MockProducer<String, Reading> producer = producer(false);
        ReadingSender sender = sender(producer);
        sender.send(READING);
        producer.errorNext(new RecordTooLargeException("too large"));
        assertThatThrownBy(sender::close).isInstanceOf(SendException.class);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aReadingThatTheProducerRefusesAtOnceIsThrownAtOnce() {
        MockProducer<String, Reading> producer = producer(true);
        producer.sendException = new SerializationException("no schema");
        ReadingSender sender = sender(producer);
        assertThatThrownBy(() -> sender.send(READING))
                .isInstanceOf(SendException.class)
                .hasMessageContaining(
                        "a/b at 1800-01-01T00:00:00Z could not be written: no schema");
        assertThat(sender.sent()).isZero();
        sender.close();
    }

    @Test
    void flushWaitsForWhatIsOut() {
        MockProducer<String, Reading> producer = producer(false);
        ReadingSender sender = sender(producer);
        sender.send(READING);
        assertThat(sender.acknowledged()).isZero();
        sender.flush();
        assertThat(sender.acknowledged()).isEqualTo(1);
    }

    @Test
    void theProducerIsIdempotentWhateverTheCallerSays() {
        Map<String, Object> config =
                ReadingSender.producerConfig(
                        Map.of(
                                ProducerConfig.ACKS_CONFIG, "1",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false",
                                ProducerConfig.LINGER_MS_CONFIG, 0));
        assertThat(config)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0);
    }

    /** Nothing listens there; a producer checks its settings at once and connects later. */
    @Test
    void aRealProducerTakesTheseSettings() {
        Map<String, Object> properties =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        try (ReadingSender sender =
                ReadingSender.connect(properties, (_, _) -> new byte[0], "driftcast.readings")) {
            assertThat(sender.sent()).isZero();
        }
    }
}
