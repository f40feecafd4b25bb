package io.driftcast.stream.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.metrics.StreamMeters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final MetricRegistry metrics = new MetricRegistry();
    private final StreamMeters meters = new StreamMeters(metrics, List.of());
    private final IngestTime readings = new IngestTime(Duration.ofDays(7), CLOCK, meters);
    private final IngestTime declarations = IngestTime.ofAnyAge(CLOCK, meters);

    private static long extract(IngestTime time, long timestamp, long partitionTime) {
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

    private long replaced() {
        return metrics.meter("driftcast.record_times_replaced").getCount();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-5S", "PT20M", "PT-6H", "P-3D", "PT-167H"})
    void aTimeNearNowIsKeptSoThatEqualRunsStayEqual(Duration fromNow) {
        long stated = NOW.plus(fromNow).toEpochMilli();
        assertThat(extract(readings, stated, -1)).isEqualTo(stated);
        assertThat(replaced()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                -1,
                0,
                1_795_910_400L, // seconds
                1_795_910_400_000_000L, // microseconds
                1_795_910_400_000_000_000L, // nanoseconds
                4_102_444_800_000L, // 2100
                Long.MAX_VALUE
            })
    void aTimeInAnotherUnitOrOfABrokenClockIsNowAndCounted(long stated) {
        assertThat(extract(readings, stated, -1)).isEqualTo(NOW.toEpochMilli());
        assertThat(extract(declarations, stated, -1)).isEqualTo(NOW.toEpochMilli());
        assertThat(replaced()).isEqualTo(2);
    }

    @Test
    void recordsFarAheadDoNotMoveTheLimitByAnHourEach() {
        long ahead = NOW.plus(Duration.ofHours(2)).toEpochMilli();
        long partitionTime = -1;
        for (int i = 0; i < 10; i++) {
            partitionTime = Math.max(partitionTime, extract(readings, ahead, partitionTime));
        }
        assertThat(partitionTime).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void anOldReadingIsNowButAnOldDeclarationStaysBeforeTheReadings() {
        long lastYear = NOW.minus(Duration.ofDays(365)).toEpochMilli();
        assertThat(extract(readings, lastYear, -1)).isEqualTo(NOW.toEpochMilli());
        assertThat(extract(declarations, lastYear, -1)).isEqualTo(lastYear);
    }
}
