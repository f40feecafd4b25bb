package io.driftcast.stream.topology.gate;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own timestamp, kept where Kafka Streams can live with it: a negative one would drop
 * the record without a trace, and one far ahead would make the broker refuse what is written for
 * it.
 */
public final class IngestTime implements TimestampExtractor {

    private static final long AHEAD_MILLIS = Duration.ofHours(1).toMillis();

    private final Clock clock;

    /** Measured against the system's clock. */
    public IngestTime() {
        this(Clock.systemUTC());
    }

    IngestTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long latest = Math.max(partitionTime, clock.millis() - AHEAD_MILLIS) + AHEAD_MILLIS;
        return Math.clamp(record.timestamp(), 0, latest);
    }
}
