package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.stream.topology.ingest.SilenceClock;
import io.driftcast.stream.topology.ingest.SilenceWheel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private final Map<String, Long> deadlines = new HashMap<>();
    private final SilenceWheel wheel = new SilenceWheel(10, 3);

    private List<String> at(long now) {
        return wheel.silentAt(now, series -> deadlines.getOrDefault(series, SilenceWheel.NEVER));
    }

    private void heard(String series, long deadline) {
        deadlines.put(series, deadline);
        wheel.arm(series, deadline);
    }

    @Test
    void aSeriesIsReportedOnceWhenItsDeadlineHasPassed() {
        heard("a", 100);
        assertThat(at(95)).isEmpty();
        assertThat(at(111)).containsExactly("a");
        assertThat(at(500)).isEmpty();
    }

    @Test
    void aReadingMovesTheDeadlineOn() {
        heard("a", 100);
        heard("a", 300);
        assertThat(at(200)).isEmpty();
        assertThat(at(311)).containsExactly("a");
    }

    @Test
    void aSeriesThatSpeaksAgainIsWatchedAgain() {
        heard("a", 100);
        at(111);
        heard("a", 400);
        assertThat(at(411)).containsExactly("a");
    }

    @Test
    void aPurgedSeriesIsForgotten() {
        heard("a", 100);
        deadlines.clear();
        assertThat(at(200)).isEmpty();
        heard("a", 300);
        assertThat(at(400)).containsExactly("a");
    }

    @Test
    void manySilentSeriesAreReportedAFewAtATimeAndNoneTwice() {
        for (int i = 0; i < 10; i++) {
            heard("s" + i, 100 + i);
        }
        List<String> all = new ArrayList<>();
        for (int tick = 0; tick < 4; tick++) {
            List<String> some = at(200 + tick);
            assertThat(some).hasSizeLessThanOrEqualTo(3);
            all.addAll(some);
        }
        assertThat(all).hasSize(10);
        assertThat(new TreeSet<>(all)).hasSize(10);
    }

    @Test
    void whileReadingsComeInTheClockIsIngestTime() {
        SilenceClock clock = new SilenceClock(50, 1000);
        clock.heard(400, 1010);
        assertThat(clock.millis(1040)).isEqualTo(400);
    }

    @Test
    void oneProducerWithAWrongClockDoesNotMoveTheClockOfAll() {
        SilenceClock clock = new SilenceClock(50, 1000);
        for (int i = 0; i < 200; i++) {
            clock.heard(i % 3 == 0 ? 1_000_000 : 300, 1010);
        }
        assertThat(clock.millis(1020)).isEqualTo(300);
    }

    @Test
    void theClockIsNeverAheadOfTheWall() {
        SilenceClock clock = new SilenceClock(50, 1000);
        clock.heard(1_000_000, 1010);
        assertThat(clock.millis(1020)).isEqualTo(1010);
    }

    @Test
    void theClockGoesByTheLatestRecords() {
        SilenceClock clock = new SilenceClock(50, 1000);
        for (int i = 0; i < 1000; i++) {
            clock.heard(i, 1010);
        }
        assertThat(clock.millis(1020)).isEqualTo(1000 - 32);
    }

    @Test
    void onceNothingComesInTheClockIsTheWall() {
        SilenceClock clock = new SilenceClock(50, 1000);
        clock.heard(400, 1010);
        assertThat(clock.millis(1060)).isEqualTo(1060);
    }
}
