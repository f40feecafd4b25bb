package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.avro.Reading;
import io.driftcast.data.CsvFile;
import io.driftcast.data.CsvLayout;
import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MockProducer<String, Reading> producer =
            new MockProducer<>(true, null, new StringSerializer(), (_, _) -> new byte[0]);
    private final FakePacer pacer = new FakePacer();
    private final ReadingSender sender =
            new ReadingSender(producer, "driftcast.readings", pacer::now);
    private final List<ReplayProgress> told = new ArrayList<>();

    /** A clock that sleeping moves, and nothing else. */
    private static final class FakePacer implements Pacer {
        private Instant now = Instant.parse("2030-01-01T00:00:00Z");
        private Runnable beforeSleep = () -> {};
        private Duration longest = Duration.ZERO;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            beforeSleep.run();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("asleep");
            }
            longest = time.compareTo(longest) > 0 ? time : longest;
            now = now.plus(time);
        }
    }

    private static ReadingSource source(long... seconds) {
        List<FeedReading> readings = new ArrayList<>();
        for (long second : seconds) {
            readings.add(new FeedReading("s", START.plusSeconds(second), 1.0, null));
        }
        return new GeneratedSource(readings);
    }

    private Replay replay(ReplaySpeed speed) {
        return new Replay(sender, speed, pacer, told::add);
    }

    private List<Double> secondsOfSending() {
        Instant first = Instant.parse("2030-01-01T00:00:00Z");
        return producer.history().stream()
                .map(ProducerRecord::timestamp)
                .map(sent -> (sent - first.toEpochMilli()) / 1000.0)
                .toList();
    }

    @Test
    void atFullSpeedNothingWaits() {
        ReplayResult result = replay(ReplaySpeed.FULL).run(source(0, 3600, 86_400));
        assertThat(result).isEqualTo(new ReplayResult(3, 0, true));
        assertThat(secondsOfSending()).containsExactly(0.0, 0.0, 0.0);
        assertThat(producer.flushed()).isTrue();
    }

    @Test
    void pacedReadingsKeepTheirDistancesDividedByTheSpeed() {
        replay(ReplaySpeed.times(60)).run(source(0, 60, 90, 600));
        assertThat(secondsOfSending()).containsExactly(0.0, 1.0, 1.5, 10.0);
    }

    @Test
    void aReadingOutOfOrderIsSentAtOnceAndDelaysNothing() {
        replay(ReplaySpeed.times(1)).run(source(0, 20, 10, 30));
        assertThat(secondsOfSending()).containsExactly(0.0, 20.0, 20.0, 30.0);
    }

    @Test
    void historyGoesAtFullSpeedWhereOnlyTheRestIsPaced() {
        ReplaySpeed speed = ReplaySpeed.timesFrom(2, START.plusSeconds(1000));
        replay(speed).run(source(0, 500, 1004, 1010, 900, 1020));
        assertThat(secondsOfSending()).containsExactly(0.0, 0.0, 2.0, 5.0, 5.0, 10.0);
    }

    @Test
    void threeCenturiesFitIntoAPacedReplay() {
        List<FeedReading> years =
                IntStream.rangeClosed(1700, 2200)
                        .mapToObj(year -> Instant.parse(year + "-01-01T00:00:00Z"))
                        .map(at -> new FeedReading("s", at, 1.0, null))
                        .toList();
        double secondsPerYear = 365.2425 * 86_400;
        replay(ReplaySpeed.times(secondsPerYear)).run(new GeneratedSource(years));
        assertThat(producer.history()).hasSize(501);
        assertThat(secondsOfSending().getLast()).isCloseTo(500.0, within(0.01));
    }

    @Test
    void cancellingEndsAWaitSoonAndKeepsWhatWasSent() {
        Replay replay = replay(ReplaySpeed.times(1));
        pacer.beforeSleep = replay::cancel;
        assertThat(replay.run(source(0, 3600, 7200))).isEqualTo(new ReplayResult(1, 0, false));
        assertThat(pacer.longest).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(producer.flushed()).isTrue();
    }

    @Test
    void cancellingWorksAtFullSpeed() {
        Replay[] running = new Replay[1];
        Replay replay = new Replay(sender, ReplaySpeed.FULL, pacer, _ -> running[0].cancel());
        running[0] = replay;
        long[] times = IntStream.range(0, 5000).asLongStream().toArray();
        assertThat(replay.run(source(times)))
                .isEqualTo(new ReplayResult(Replay.PROGRESS_EVERY, 0, false));
    }

    @Test
    void anInterruptCancelsAndStaysSet() {
        Replay replay = replay(ReplaySpeed.times(1));
        pacer.beforeSleep = () -> Thread.currentThread().interrupt();
        assertThat(replay.run(source(0, 10)).completed()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void theListenerHearsOfReadingsBytesAndSkippedLines(@TempDir Path directory)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("at,a"));
        for (int i = 0; i < 2500; i++) {
            lines.add((1_500_000_000L + i) + (i % 500 == 7 ? ",bad" : ",1"));
        }
        Path file = Files.write(directory.resolve("x.csv"), lines);
        try (ReadingSource source = CsvFile.examine(file, CsvLayout.FOUND).open(_ -> {})) {
            assertThat(replay(ReplaySpeed.FULL).run(source))
                    .isEqualTo(new ReplayResult(2495, 5, true));
        }
        long size = Files.size(file);
        assertThat(told).extracting(ReplayProgress::sent).containsExactly(1000L, 2000L, 2495L);
        assertThat(told).extracting(ReplayProgress::skippedLines).containsExactly(2L, 4L, 5L);
        assertThat(told).extracting(ReplayProgress::size).containsOnly(OptionalLong.of(size));
        assertThat(told.getLast().position()).isEqualTo(size);
    }

    @Test
    void aSecondSourceIsCountedForItself() {
        Replay replay = replay(ReplaySpeed.FULL);
        replay.run(source(0, 1, 2));
        assertThat(replay.run(source(3, 4)).sent()).isEqualTo(2);
        assertThat(sender.sent()).isEqualTo(5);
    }

    @Test
    void theWholeSmartHomeGoesThroughInOrderOfArrival() {
        SmartHome home = SmartHome.generate(new SmartHomePlan(1, 3, START));
        replay(ReplaySpeed.FULL).run(home.source());
        assertThat(producer.history().stream().map(ProducerRecord::value))
                .containsExactlyElementsOf(
                        home.readings().stream().map(ReadingSender::recordOf).toList());
    }

    @Test
    void aSpeedThatIsNoneIsRefused() {
        for (double factor : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> ReplaySpeed.times(factor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a replay's speed is " + factor);
        }
    }
}
