package io.driftcast.stream.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class IngestTimeTest {

    private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private final IngestTime time =
            new IngestTime(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    private long extract(long timestamp, long partitionTime) {
        return time.extract(
                new ConsumerRecord<>(
                        "t",
                        0,
                        0,
                        timestamp,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        null,
                        null,
                        new RecordHeaders(),
                        Optional.empty()),
                partitionTime);
    }

    @Test
    void anOrdinaryTimeIsKept() {
        assertThat(extract(NOW - 5, NOW - 100)).isEqualTo(NOW - 5);
        assertThat(extract(1, NOW)).isEqualTo(1);
    }

    @Test
    void aNegativeTimeIsZero() {
        assertThat(extract(-1, NOW)).isZero();
        assertThat(extract(Long.MIN_VALUE, -1)).isZero();
    }

    @Test
    void aTimeFarAheadOfThePartitionAndTheClockIsHeldBack() {
        assertThat(extract(NOW + 100 * HOUR, NOW)).isEqualTo(NOW + HOUR);
        assertThat(extract(Long.MAX_VALUE, -1)).isEqualTo(NOW);
    }
}
