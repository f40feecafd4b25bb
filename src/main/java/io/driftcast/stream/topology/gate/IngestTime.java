package io.driftcast.stream.topology.gate;

import io.driftcast.platform.metrics.StreamMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a record came in: its own timestamp where that can be believed, else now. Thread-safe.
 *
 * <p>Producers set timestamps, in seconds, from a clock that has no battery, or to an event's time.
 * What is written for a record gets its time: too old, and the broker deletes it at once; far
 * ahead, and the broker refuses it; negative, and Kafka Streams drops the record without a trace.
 */
public final class IngestTime implements TimestampExtractor {

    /**
     * Older than any Kafka record with a timestamp, and later than seconds taken for milliseconds.
     */
    private static final Duration ANY_AGE = Duration.ofDays(3650);

    /** A broker refuses what is an hour ahead of its own clock. */
    private static final Duration AHEAD = Duration.ofMinutes(50);

    private static final Logger LOG = LoggerFactory.getLogger(IngestTime.class);

    private final long aheadMillis = AHEAD.toMillis();
    private final long ageMillis;
    private final InstantSource clock;
    private final StreamMeters meters;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Of the topics that the applications make for themselves. Kafka Streams calls it. */
    public IngestTime() {
        this(ANY_AGE, InstantSource.system(), StreamMeters.unregistered());
    }

    /**
     * Of a topic that others write.
     *
     * @param maxAge how old a record may be
     * @param meters where those whose time is not believed are counted
     */
    public IngestTime(Duration maxAge, InstantSource clock, StreamMeters meters) {
        this.ageMillis = maxAge.toMillis();
        this.clock = clock;
        this.meters = meters;
    }

    /** Of a compacted topic, where the latest word on a key may be years old. */
    public static IngestTime ofAnyAge(InstantSource clock, StreamMeters meters) {
        return new IngestTime(ANY_AGE, clock, meters);
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long stated = record.timestamp();
        long now = clock.millis();
        if (stated >= Math.max(0, now - ageMillis) && stated <= now + aheadMillis) {
            return stated;
        }
        meters.ingestTimeReplaced();
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "{}-{}@{}: the record's timestamp {} is too far from now to be believed, now is taken instead; set the producer's clock, and send milliseconds; driftcast.record_times_replaced counts the others",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    Instant.ofEpochMilli(stated));
        }
        return now;
    }
}
