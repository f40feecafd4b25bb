package io.driftcast.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitWatchTest {

    private static final TopicPartition READINGS = new TopicPartition("readings", 0);

    private Instant now = Instant.parse("2026-11-29T00:00:00Z");
    private boolean recordsAreThere = true;
    private final CommitWatch watch =
            new CommitWatch(
                    Duration.ofSeconds(60), () -> now, (partition, offset) -> recordsAreThere);

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void aPartitionWhereRecordsWaitAndNothingIsCommittedIsNamedAfterAMinute() {
        assertThat(watch.look(Map.of(READINGS, 20L))).isEmpty();
        pass(59);
        assertThat(watch.look(Map.of(READINGS, 20L))).isEmpty();
        pass(1);
        assertThat(watch.look(Map.of(READINGS, 20L))).containsExactly(READINGS);
    }

    @Test
    void anApplicationThatLagsAndGoesOnIsNotNamed() {
        for (long offset = 0; offset < 100; offset++) {
            assertThat(watch.look(Map.of(READINGS, offset))).isEmpty();
            pass(30);
        }
    }

    @Test
    void onceCaughtUpTheMinuteBeginsAnew() {
        watch.look(Map.of(READINGS, 20L));
        pass(60);
        watch.look(Map.of());
        assertThat(watch.look(Map.of(READINGS, 20L))).isEmpty();
    }

    @Test
    void theMarkOfATransactionAtTheEndIsNoRecordThatWaits() {
        recordsAreThere = false;
        watch.look(Map.of(READINGS, 20L));
        pass(120);
        assertThat(watch.look(Map.of(READINGS, 20L))).isEmpty();
    }
}
