package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.intervalOnly;
import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import io.driftcast.series.grid.GridRules.Outcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found from the first readings. */
class GridDiscoveryTest {

    private static final long T0 = millis("2024-05-01T00:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    private static SeriesUnderTest after(Declaration declared, long... times)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(declared);
        for (int i = 0; i < times.length; i++) {
            series.send(times[i], i);
        }
        return series;
    }

    private static long[] every(long millis) {
        return LongStream.range(0, 8).map(i -> T0 + i * millis).toArray();
    }

    private static Declaration perStep(@Nullable String interval, int readings) {
        return Declaration.builder().interval(interval).readingsPerStep(readings).build();
    }

    @Test
    void firstReadingsWaitForTheGridAndGoThroughItInOrder() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        int[] order = {2, 0, 1, 4, 3, 5, 7};
        for (int i : order) {
            assertThat(series.send(T0 + i * HOUR, i)).isEqualTo(Outcome.HELD);
        }
        assertThat(series.state().grid()).isNull();
        assertThat(series.closed()).isEmpty();
        assertThat(series.send(T0 + 6 * HOUR, 6)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.grid().interval().iso()).isEqualTo("PT1H");
        assertThat(series.values()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        assertThat(series.state().held().size()).isZero();
    }

    @Test
    void repetitionsAmongTheFirstReadingsDoNotCount() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < 8; i++) {
            series.send(T0 + i * HOUR, i);
            assertThat(series.send(T0 + i * HOUR, i)).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT1H");
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
        assertThat(series.closed()).hasSize(8).allMatch(step -> step.count() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT0.001S",
        "1000, PT1S",
        "10000, PT10S",
        "60000, PT1M",
        "61000, PT1M",
        "59000, PT1M",
        "63000, PT1M3S",
        "45000, PT45S",
        "90000, PT1M30S",
        "300000, PT5M",
        "600000, PT10M",
        "900000, PT15M",
        "1800000, PT30M",
        "3600000, PT1H",
        "7200000, PT2H",
        "86400000, P1D",
        "172800000, P2D",
        "604800000, P1W",
        "1209600000, P2W",
        "2419200000, P4W",
        "5400000, PT1H30M",
        "129600000, PT36H",
        "63113904000, P2Y"
    })
    void evenSpacingIsTheInterval(long millis, String interval) throws ReadingRejectedException {
        SeriesUnderTest series = after(Declaration.NOTHING, every(millis));
        assertThat(series.grid().interval().iso()).isEqualTo(interval);
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, P1M", "2, P2M", "3, P3M", "6, P6M", "12, P1Y", "60, P5Y"})
    void monthsQuartersAndYearsAreFoundFromAnyMonth(int months, String interval)
            throws ReadingRejectedException {
        for (int first = 0; first < 12; first++) {
            LocalDate start = LocalDate.of(1971, 1, 1).plusMonths(first);
            long[] times =
                    Stream.iterate(start, date -> date.plusMonths(months))
                            .limit(8)
                            .mapToLong(date -> date.atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                            .map(seconds -> seconds * 1000)
                            .toArray();
            SeriesUnderTest series = after(Declaration.NOTHING, times);
            assertThat(series.grid().interval().iso()).as("from %s", start).isEqualTo(interval);
            assertThat(series.closed()).hasSize(8).allMatch(step -> step.count() == 1);
        }
    }

    @Test
    void missingFirstReadingsDoNotUpsetIt() throws ReadingRejectedException {
        long[] times =
                LongStream.of(0, 1, 2, 4, 5, 7, 8, 9).map(i -> T0 + i * 10 * MINUTE).toArray();
        SeriesUnderTest series = after(Declaration.NOTHING, times);
        assertThat(series.grid().interval().iso()).isEqualTo("PT10M");
        assertThat(series.steps()).hasSize(10);
    }

    @Test
    void outageAmongTheFirstReadingsIsToldFromBurstsByTheReadingsAfterIt()
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < 24; i++) {
            assertThat(series.state().grid()).isNull();
            series.send(T0 + (i < 4 ? i : 90 + i) * MINUTE, i);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT1M");
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 40", "180, 180", "720, 420", "4320, 4320"})
    void twoOutagesAmongTheFirstReadingsAreNoBursts(int first, int second)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        long time = T0;
        for (int i = 0; i < 100; i++) {
            series.send(time, i);
            time += (i == 2 ? first : i == 5 ? second : 1) * MINUTE;
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT1M");
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
        assertThat(series.counted()).isGreaterThanOrEqualTo(94);
    }

    @Test
    void wrongClockAmongTheFirstReadingsDoesNotUpsetIt() throws ReadingRejectedException {
        long[] times = every(MINUTE);
        times[0] = 0;
        SeriesUnderTest series = after(Declaration.NOTHING, times);
        assertThat(series.grid().interval().iso()).isEqualTo("PT1M");
        assertThat(series.all(GridEvent.Restarted.class)).hasSize(1);
        assertThat(series.closed()).hasSize(8).allMatch(step -> step.count() == 1);
    }

    @Test
    void burstsAreAggregated() throws ReadingRejectedException {
        long[] times =
                LongStream.of(0, 1, 2, 60, 61, 62, 120, 121, 122, 180)
                        .map(s -> T0 + s * 1000)
                        .toArray();
        Grid grid = after(Declaration.NOTHING, times).grid();
        assertThat(grid.readingsPerStep()).isZero();
        assertThat(grid.interval().iso()).isEqualTo("PT1M");
    }

    @Test
    void severalValuesOfOneTimeAreAggregated() throws ReadingRejectedException {
        long[] times = LongStream.range(0, 8).map(i -> T0 + i / 2 * MINUTE).toArray();
        Grid grid = after(Declaration.NOTHING, times).grid();
        assertThat(grid.readingsPerStep()).isZero();
        assertThat(grid.interval().iso()).isEqualTo("PT1M");
    }

    /** As a sensor that reports changes: exponential spacings. */
    @Test
    void irregularReadingsAreAggregatedAboutTwoAStep() throws ReadingRejectedException {
        SplittableRandom random = new SplittableRandom(11);
        int aggregated = 0;
        for (int trial = 0; trial < 300; trial++) {
            SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
            long time = T0;
            int sent = 0;
            while (series.state().grid() == null && sent++ < 24) {
                time += 1 + (long) (-Math.log1p(-random.nextDouble()) * 40_000);
                series.send(time, sent);
            }
            Grid grid = series.grid();
            if (grid.readingsPerStep() == 0) {
                aggregated++;
                double mean = (time - T0) / (double) sent;
                assertThat(grid.interval().lengthMillis() / mean).isBetween(0.5, 8.0);
            }
        }
        assertThat(aggregated).isGreaterThan(270);
    }

    @Test
    void readingsOfOneTimeTellNothingButCountOnceThereAreOthers() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int time = 0; time < 4; time++) {
            for (int i = 1; i <= 5000; i++) {
                assertThat(series.state().grid() == null).isEqualTo(time < 3);
                series.send(T0 + time * MINUTE, i);
            }
            series.send(T0 + (time + 1) * MINUTE, 0);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT1M");
        assertThat(series.grid().readingsPerStep()).isZero();
        assertThat(series.closed()).hasSize(4);
        assertThat(series.closed().subList(1, 4)).allMatch(step -> step.count() == 5001);
        assertThat(series.values().subList(1, 4)).allMatch(value -> Math.abs(value - 2500) < 1e-9);
    }

    @Test
    void jitteringSensorHasNoDoubledOrEmptySteps() throws ReadingRejectedException {
        for (Declaration declared :
                List.of(Declaration.NOTHING, intervalOnly("PT1M"), perStep("PT1M", 1))) {
            for (long seed = 0; seed < 200; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                SeriesUnderTest series = new SeriesUnderTest(declared);
                for (int i = 0; i < 300; i++) {
                    series.send(T0 + i * MINUTE + random.nextLong(-20_000, 20_001), i);
                }
                assertThat(series.grid().interval().iso()).as("seed %d", seed).isEqualTo("PT1M");
                assertThat(series.grid().readingsPerStep()).as("seed %d", seed).isEqualTo(1);
                assertThat(series.steps()).as("seed %d", seed).hasSize(300);
                assertThat(series.closed()).as("seed %d", seed).allMatch(step -> step.count() == 1);
                assertThat(series.all(GridEvent.StepCorrected.class)).isEmpty();
            }
        }
    }

    @Test
    void sensorAwayFromThePointsGetsAPhase() throws ReadingRejectedException {
        for (Declaration declared :
                List.of(Declaration.NOTHING, intervalOnly("PT1H"), perStep("PT1H", 1))) {
            for (long seed = 0; seed < 50; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                SeriesUnderTest series = new SeriesUnderTest(declared);
                for (int i = 0; i < 100; i++) {
                    long jitter = random.nextLong(-5 * MINUTE, 5 * MINUTE);
                    series.send(T0 + i * HOUR + 30 * MINUTE + jitter, i);
                }
                long phase = series.grid().phaseMillis();
                assertThat(phase).isBetween(25 * MINUTE, 35 * MINUTE);
                assertThat(phase % (5 * MINUTE)).isZero();
                assertThat(series.closed()).hasSize(100).allMatch(step -> step.count() == 1);
                assertThat(series.closed().getFirst().at()).isEqualTo(T0 + phase);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, 0, 0",
        "PT1H, 2, 0",
        "PT1H, 58, 0",
        "PT1H, 15, 15",
        "PT1H, 40, 40",
        "P1D, 1020, 1020",
        "P1D, 30, 0",
        "P1D, 1439, 0",
        "PT10M, 5, 5",
        "P1W, 4320, 4320"
    })
    void phaseIsWhereTheReadingsFall(String interval, long minutes, long phase) {
        StepInterval steps = StepInterval.parse(interval, ZoneOffset.UTC);
        long monday = millis("2024-05-06T00:00:00Z");
        long[] times =
                LongStream.range(0, 8)
                        .map(i -> monday + i * steps.lengthMillis() + minutes * MINUTE)
                        .toArray();
        assertThat(GridDiscovery.phase(steps, times)).isEqualTo(phase * MINUTE);
    }

    @Test
    void oneReadingNearAPointIsEnoughWhereAllElseIsDeclared() throws ReadingRejectedException {
        SeriesUnderTest near = new SeriesUnderTest(perStep("PT1H", 1));
        assertThat(near.send(T0 + 7 * MINUTE, 1)).isEqualTo(Outcome.ACCEPTED);
        SeriesUnderTest far = new SeriesUnderTest(perStep("PT1H", 1));
        assertThat(far.send(T0 + 8 * MINUTE, 1)).isEqualTo(Outcome.HELD);
        SeriesUnderTest months = new SeriesUnderTest(perStep("P1M", 1));
        assertThat(months.send(T0 + 300 * HOUR, 1)).isEqualTo(Outcome.ACCEPTED);
        SeriesUnderTest aggregated = new SeriesUnderTest(perStep("PT1H", 0));
        assertThat(aggregated.send(T0 + 30 * MINUTE, 1)).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void declaredIntervalWithSeveralReadingsAStepIsAggregated() throws ReadingRejectedException {
        Grid grid = after(intervalOnly("PT1H"), every(5 * MINUTE)).grid();
        assertThat(grid.readingsPerStep()).isZero();
        assertThat(grid.interval().iso()).isEqualTo("PT1H");
        assertThat(after(intervalOnly("PT1H"), every(HOUR)).grid().readingsPerStep()).isEqualTo(1);
        assertThat(after(intervalOnly("P1M"), every(86_400_000)).grid().readingsPerStep()).isZero();
        assertThat(after(intervalOnly("PT1H"), every(3 * HOUR)).grid().readingsPerStep())
                .isEqualTo(1);
    }

    @Test
    void declaredReadingsPerStepDecideTheInterval() throws ReadingRejectedException {
        Grid three = after(perStep(null, 3), every(20 * MINUTE)).grid();
        assertThat(three.interval().iso()).isEqualTo("PT1H");
        assertThat(three.readingsPerStep()).isEqualTo(3);
        Grid byTime = after(perStep(null, 0), every(MINUTE)).grid();
        assertThat(byTime.interval().iso()).isEqualTo("PT2M");
        assertThat(byTime.readingsPerStep()).isZero();
        List<Long> irregular = new ArrayList<>(List.of(0L, 9L, 12L, 31L, 33L, 50L, 59L, 70L));
        long[] times = irregular.stream().mapToLong(s -> T0 + s * 1000).toArray();
        assertThat(after(perStep(null, 1), times).grid().readingsPerStep()).isEqualTo(1);
    }

    @Test
    void declaredReadingsPerStepNeverMakeAnIntervalThatIsNone() throws ReadingRejectedException {
        long[] years = LongStream.range(0, 8).map(i -> i * 365 * 24 * HOUR).toArray();
        assertThat(after(perStep(null, 1_000_000), years).grid().interval().iso())
                .isEqualTo("P100Y");
        long[] crowded = {T0, T0, T0, T0, T0, T0 + 1, T0 + 2, T0 + 3};
        assertThat(after(perStep(null, 2), crowded).grid().interval().iso()).isEqualTo("PT0.001S");
    }
}
