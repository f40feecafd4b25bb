package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.PartSource.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sources that are made of other sources. */
class SourceCompositionTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static ReadingSource source(String series, int count) {
        List<FeedReading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(new FeedReading(series, BEGIN.plusSeconds(i), (double) i, null));
        }
        return new GeneratedSource(readings);
    }

    private static List<String> drain(ReadingSource source) {
        List<String> all = new ArrayList<>();
        while (source.hasNext()) {
            FeedReading reading = source.next();
            all.add(reading.seriesId() + reading.observedAt().getEpochSecond() % 100);
        }
        return all;
    }

    private static ReadingSource both() {
        return new InterleavedSource(List.of(source("a", 2), source("b", 6)));
    }

    @Test
    void interleavedSourcesComeToTheirEndsTogether() {
        assertThat(drain(both())).containsExactly("a0", "b0", "b1", "b2", "a1", "b3", "b4", "b5");
        assertThat(both().size()).hasValue(8);
    }

    @Test
    void bothPartsAreTheSource() {
        Map<String, Long> sizes = PartSource.count(both());
        assertThat(sizes).containsEntry("a", 2L).containsEntry("b", 6L);
        Map<String, Long> halves = Map.of("a", 1L, "b", 3L);
        assertThat(drain(new PartSource(both(), halves, Part.FIRST)))
                .containsExactly("a0", "b0", "b1", "b2");
        assertThat(drain(new PartSource(both(), halves, Part.REST)))
                .containsExactly("a1", "b3", "b4", "b5");
    }

    @Test
    void aPacedSourceGivesReadingsEvenlyOverTime() {
        List<Instant> given = new ArrayList<>();
        Instant[] now = {BEGIN};
        Pacer pacer =
                new Pacer() {
                    @Override
                    public Instant now() {
                        return now[0];
                    }

                    @Override
                    public void sleep(Duration time) {
                        now[0] = now[0].plus(time);
                    }
                };
        PacedSource paced = new PacedSource(source("a", 5), 4, pacer);
        while (paced.hasNext()) {
            paced.next();
            given.add(now[0]);
        }
        assertThat(given)
                .containsExactly(
                        BEGIN,
                        BEGIN.plusMillis(250),
                        BEGIN.plusMillis(500),
                        BEGIN.plusMillis(750),
                        BEGIN.plusMillis(1000));
    }

    @Test
    void anInterruptEndsAPacedSource() {
        Pacer pacer =
                new Pacer() {
                    @Override
                    public Instant now() {
                        return BEGIN;
                    }

                    @Override
                    public void sleep(Duration time) throws InterruptedException {
                        throw new InterruptedException();
                    }
                };
        PacedSource paced = new PacedSource(source("a", 5), 4, pacer);
        assertThat(drain(paced)).containsExactly("a0");
        assertThat(Thread.interrupted()).isTrue();
    }
}
