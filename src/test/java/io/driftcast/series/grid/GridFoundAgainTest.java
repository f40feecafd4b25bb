package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.GridEvent.StepCorrected;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series whose readings contradict the grid that was found from the first ones. */
class GridFoundAgainTest {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long T0 = millis("2024-05-01T00:00:00Z");

    private final SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
    private long time = T0;
    private int sent;

    /** Sends as many readings, each so long after the one before. */
    private void send(int readings, long spacing) throws ReadingRejectedException {
        for (int i = 0; i < readings; i++) {
            series.send(time, sent++);
            time += spacing;
        }
    }

    private List<Closed> latest(int steps) {
        List<Closed> closed = series.closed();
        return closed.subList(closed.size() - steps, closed.size());
    }

    private void endsOn(String interval, int perStep) {
        assertThat(series.grid().interval().iso()).isEqualTo(interval);
        assertThat(series.grid().readingsPerStep()).isEqualTo(perStep);
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 300000, PT5M",
        "1000, 2000, PT2S",
        "1000, 3000, PT3S",
        "1000, 7200000, PT2H",
        "60000, 900000, PT15M",
        "60000, 120000, PT2M",
        "300000, 86400000, P1D"
    })
    void sensorThatReportsSlowerAfterABootBurstGoesOn(long first, long then, String interval)
            throws ReadingRejectedException {
        send(40, first);
        send(60, then);
        endsOn(interval, 1);
        assertThat(series.all(Restarted.class)).hasSize(1);
        assertThat(latest(50)).allMatch(step -> step.count() == 1);
        assertThat(latest(1).getFirst().value()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sensorThatSettlesIrregularlyGoesOn(long seed) throws ReadingRejectedException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            send(1, random.nextLong(SECOND, 10 * SECOND));
        }
        send(60, 10 * MINUTE);
        endsOn("PT10M", 1);
        assertThat(latest(45)).allMatch(step -> step.count() == 1);
    }

    @ParameterizedTest
    @CsvSource({"300000, 10000, PT10S", "3600000, 60000, PT1M", "60000, 1000, PT1S"})
    void sensorThatReportsFasterGoesOn(long first, long then, String interval)
            throws ReadingRejectedException {
        send(20, first);
        send(100, then);
        endsOn(interval, 1);
        assertThat(latest(80)).allMatch(step -> step.count() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "600, 420, PT7M",
        "60, 45, PT45S",
        "60, 55, PT55S",
        "60, 70, PT1M10S",
        "60, 90, PT1M30S",
        "300, 420, PT7M"
    })
    void sensorWhosePaceChangesByLessThanAStepGoesOn(int first, int then, String interval)
            throws ReadingRejectedException {
        send(40, first * SECOND);
        send(200, then * SECOND);
        endsOn(interval, 1);
        assertThat(series.all(Restarted.class)).hasSize(1);
        assertThat(latest(150)).allMatch(step -> step.count() == 1);
    }

    @Test
    void sensorWhoseIntervalIsNotQuiteEvenKeepsItsGrid() throws ReadingRejectedException {
        send(600, 61 * SECOND);
        assertThat(series.grid().interval().iso()).isEqualTo("PT1M");
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    @Test
    void evenReadingsAfterBurstsGetStepsOfTheirOwn() throws ReadingRejectedException {
        for (int burst = 0; burst < 20; burst++) {
            send(3, SECOND);
            time += HOUR;
        }
        assertThat(series.grid().readingsPerStep()).isZero();
        send(400, MINUTE);
        endsOn("PT1M", 1);
        assertThat(latest(200)).allMatch(step -> step.count() == 1);
    }

    @Test
    void longBurstsAreNotTakenForASteadyPace() throws ReadingRejectedException {
        for (int burst = 0; burst < 100; burst++) {
            send(30, SECOND);
            time += HOUR - 30 * SECOND;
        }
        endsOn("PT1H", 0);
        assertThat(series.all(Restarted.class)).hasSize(1);
    }

    /** Slower by so little that the grid points move to the readings again and again. */
    @Test
    void gridThatCannotFollowADriftAnyFurtherIsNotAnnounced() throws ReadingRejectedException {
        send(2_000, 61 * SECOND);
        List<GridEvent.GridFound> found = series.all(GridEvent.GridFound.class);
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).grid()).isNotEqualTo(found.get(i - 1).grid());
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 180, PT3M", "6, 180, PT3M", "8, 300, PT5M", "3, 60, PT1M", "30, 3600, PT1H"})
    void burstsAreOneStepEach(int readings, int every, String interval)
            throws ReadingRejectedException {
        for (int burst = 0; burst < 40; burst++) {
            send(readings, SECOND);
            time += (every - readings) * SECOND;
        }
        endsOn(interval, 0);
        assertThat(latest(20)).allMatch(step -> step.count() == readings);
        assertThat(series.all(Restarted.class)).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 3000, 90000",
        "30, 3000, 30000",
        "25, 1000, 60000",
        "20, 5000, 75000",
        "40, 5000, 100000"
    })
    void samplesElsewhereInTheIntervalAfterARebootAreOneAStep(int shift, long jitter, long away)
            throws ReadingRejectedException {
        send(60, MINUTE);
        time += away - MINUTE;
        long hash = series.grid().specHash();
        SplittableRandom random = new SplittableRandom(shift);
        long from = time;
        for (int i = 0; i < 200; i++) {
            time = from + i * MINUTE + random.nextLong(-jitter, jitter + 1);
            send(1, 0);
        }
        assertThat(series.all(Restarted.class)).isEmpty();
        assertThat(series.grid().specHash()).isEqualTo(hash);
        assertThat(series.all(StepCorrected.class)).isEmpty();
        assertThat(series.closed().stream().filter(step -> step.count() != 1).count())
                .as("missing and doubled")
                .isLessThanOrEqualTo(1);
        assertThat(latest(150))
                .allMatch(
                        step -> Math.abs(series.grid().labelOf(step.step()) - step.at()) <= MINUTE);
    }

    @ParameterizedTest
    @CsvSource({"60000, 60, PT1M", "3600000, 120, PT1H", "86400000, 48, P1D"})
    void manyReadingsOfOneTimeAreOneStep(long resolution, int each, String interval)
            throws ReadingRejectedException {
        for (int i = 0; i < 59; i++) {
            for (int k = 0; k < each; k++) {
                series.send(time, sent++ % 7 + k / 1000.0);
            }
            time += resolution;
        }
        endsOn(interval, 0);
        assertThat(series.closed()).hasSize(58).allMatch(step -> step.count() == each);
    }

    @Test
    void oneHertzOverAnOutageOfMinutesGoesOn() throws ReadingRejectedException {
        send(600, SECOND);
        time += 2 * MINUTE;
        send(100, SECOND);
        assertThat(series.all(Restarted.class)).isEmpty();
        assertThat(series.all(GridEvent.GapClosed.class))
                .singleElement()
                .matches(gap -> gap.steps() == 120 && gap.forecastDue());
    }

    @Test
    void oneHertzOverAlmostADayIsOneGap() throws ReadingRejectedException {
        send(600, SECOND);
        time += 23 * HOUR;
        send(10, SECOND);
        assertThat(series.all(Restarted.class)).isEmpty();
        assertThat(series.all(GridEvent.GapClosed.class))
                .singleElement()
                .matches(gap -> gap.steps() == 23 * 3600);
    }

    @Test
    void sensorThatReportsChangesKeepsItsGridOverSilentNights() throws ReadingRejectedException {
        SplittableRandom random = new SplittableRandom(3);
        long[] spacings = {60, 60, 70, 90, 120, 200, 300};
        for (int day = 0; day < 10; day++) {
            for (int i = 0; i < 390; i++) {
                send(1, spacings[random.nextInt(spacings.length)] * SECOND);
            }
            time += 9 * HOUR;
        }
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    /** Half of the messages get lost. */
    @Test
    void lossyLinkDoesNotLookLikeASlowerSensor() throws ReadingRejectedException {
        SplittableRandom random = new SplittableRandom(8);
        send(20, MINUTE);
        for (int i = 0; i < 3000; i++) {
            if (random.nextBoolean()) {
                send(1, 0);
            }
            time += MINUTE;
        }
        assertThat(series.all(Restarted.class)).isEmpty();
        endsOn("PT1M", 1);
    }

    @Test
    void twoValuesOfEachTimeAreOneStepOnceTheyKeepComing() throws ReadingRejectedException {
        send(20, MINUTE);
        for (int i = 0; i < 100; i++) {
            series.send(time, 1);
            series.send(time, 3);
            time += MINUTE;
        }
        endsOn("PT1M", 0);
        assertThat(series.all(Restarted.class)).isEmpty();
        assertThat(latest(80)).allMatch(step -> step.count() == 2 && step.value() == 2);
    }

    @Test
    void whatIsDeclaredStays() throws ReadingRejectedException {
        SeriesUnderTest declared =
                new SeriesUnderTest(
                        Declaration.builder().interval("PT1S").readingsPerStep(1).build());
        for (int i = 0; i < 50; i++) {
            declared.send(T0 + i * (5 * MINUTE), i);
        }
        assertThat(declared.grid().interval().iso()).isEqualTo("PT1S");
        assertThat(declared.state().doubts().afterGaps()).isEmpty();
    }
}
