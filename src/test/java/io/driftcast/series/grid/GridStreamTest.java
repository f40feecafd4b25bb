package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.GridRules.Outcome;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any stream of readings; the seed is in the name of each run. */
class GridStreamTest {

    private static final long T0 = millis("2024-05-01T00:00:00Z");
    private static final long MINUTE = 60_000;

    private record Sent(long observedAt, double value) {}

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    private static List<Sent> stream(SplittableRandom random, int n, long spacing) {
        List<Sent> readings = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < n; i++) {
            time += 1 + random.nextLong(spacing);
            if (random.nextInt(50) == 0) {
                time += 10 * spacing;
            }
            double value = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(-100, 100);
            readings.add(new Sent(time, value));
        }
        return readings;
    }

    /** The same readings in an order in which none comes more than a delay behind a later one. */
    private static List<Sent> disordered(List<Sent> inOrder, SplittableRandom random, long delay) {
        record Late(Sent reading, long arrival) {}
        return inOrder.stream()
                .map(each -> new Late(each, each.observedAt() + random.nextLong(delay)))
                .sorted((a, b) -> Long.compare(a.arrival(), b.arrival()))
                .map(Late::reading)
                .toList();
    }

    private static SeriesUnderTest run(Declaration declared, List<Sent> readings)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(declared);
        for (Sent each : readings) {
            series.send(each.observedAt(), each.value());
        }
        return series;
    }

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void disorderWithinGraceGivesTheSameSteps(Aggregation aggregation)
            throws ReadingRejectedException {
        for (int perStep : new int[] {0, 1}) {
            for (long seed = 0; seed < 40; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Declaration declared =
                        SeriesUnderTest.settings("PT1M", perStep, aggregation, "PT5M");
                long spacing = perStep == 1 ? 1 : MINUTE / 2;
                List<Sent> inOrder = stream(random, 400, spacing);
                if (perStep == 1) {
                    inOrder = onePerMinute(inOrder);
                }
                SeriesUnderTest expected = run(declared, inOrder);
                SeriesUnderTest actual = run(declared, disordered(inOrder, random, 5 * MINUTE));
                sameSteps(
                        expected,
                        actual,
                        String.format(Locale.ROOT, "seed %d, %d a step", seed, perStep));
            }
        }
    }

    private static List<Sent> onePerMinute(List<Sent> readings) {
        List<Sent> spread = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            spread.add(new Sent(T0 + i * MINUTE, readings.get(i).value()));
        }
        return spread;
    }

    private static void sameSteps(SeriesUnderTest expected, SeriesUnderTest actual, String name) {
        List<Closed> inOrder = expected.closed();
        List<Closed> disordered = actual.closed();
        int n = Math.min(inOrder.size(), disordered.size());
        assertThat(n).as(name).isGreaterThan(50);
        assertThat(Math.abs(inOrder.size() - disordered.size())).as(name).isLessThanOrEqualTo(6);
        for (int i = 0; i < n; i++) {
            Closed one = inOrder.get(i);
            Closed other = disordered.get(i);
            if (!same(one, other)) {
                fail("%s: %s in order, %s in disorder", name, one, other);
            }
        }
        assertThat(actual.all(GridEvent.StepCorrected.class)).as(name).isEmpty();
    }

    /** The mean of another order differs in its last bits; forecasts come in other groups. */
    private static boolean same(Closed one, Closed other) {
        boolean close =
                Double.isNaN(one.value())
                        ? Double.isNaN(other.value())
                        : Math.abs(one.value() - other.value()) <= 1e-9;
        return close
                && one.step() == other.step()
                && one.at() == other.at()
                && one.count() == other.count();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReadingIsCountedExactlyOnceAndStepsAreConsecutive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int perStep = List.of(0, 2, 3).get(random.nextInt(3));
        String grace = random.nextBoolean() ? "PT3M" : "PT0S";
        SeriesUnderTest series =
                new SeriesUnderTest(
                        SeriesUnderTest.settings("PT1M", perStep, Aggregation.SUM, grace));
        List<Sent> readings =
                disordered(
                        stream(random, 3000, MINUTE / 2), random, 1 + random.nextLong(10 * MINUTE));
        int accepted = 0;
        int rejected = 0;
        int missing = 0;
        double sum = 0;
        for (Sent each : readings) {
            try {
                Outcome outcome = series.send(each.observedAt(), each.value());
                assertThat(outcome).isIn(Outcome.ACCEPTED, Outcome.CORRECTED);
                if (Double.isNaN(each.value())) {
                    missing++;
                } else {
                    accepted++;
                    sum += each.value();
                }
            } catch (ReadingRejectedException e) {
                // Only before the first step: every closed one is kept here.
                rejected++;
                assertThat(e.reason()).isEqualTo(ReadingRejectedException.Reason.TOO_LATE);
                assertThat(each.observedAt()).isLessThan(firstLabel(series));
            }
        }
        assertThat(accepted + missing + rejected).isEqualTo(3000);
        assertThat(rejected).isLessThan(60);
        assertThat(series.counted()).isEqualTo(accepted);
        assertThat(total(series)).isEqualTo(sum);
        List<Long> steps = series.steps();
        assertThat(steps)
                .isEqualTo(
                        LongStream.range(0, steps.size())
                                .mapToObj(i -> steps.getFirst() + i)
                                .toList());
    }

    private static long firstLabel(SeriesUnderTest series) {
        return series.closed().isEmpty()
                ? series.grid().labelOf(series.state().open().getFirst().step())
                : series.closed().getFirst().at();
    }

    private static double total(SeriesUnderTest series) {
        double total = 0;
        for (long step : series.steps()) {
            total += Double.isNaN(series.value(step)) ? 0 : series.value(step);
        }
        for (StepTally open : series.state().open()) {
            total += open.count() == 0 ? 0 : open.value();
        }
        return total;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noReadingIsLostWhateverComes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SeriesUnderTest series = new SeriesUnderTest(wild(random));
        long time = T0;
        int sent = 2000;
        int rejected = 0;
        int duplicates = 0;
        int sentMissing = 0;
        Sent last = new Sent(time, 0);
        for (int i = 0; i < sent; i++) {
            Sent next = wildReading(random, time, last);
            time = Math.max(time, Math.min(next.observedAt(), time + 10 * MINUTE));
            last = next;
            try {
                Outcome outcome = series.send(next.observedAt(), next.value());
                if (outcome == Outcome.DUPLICATE) {
                    duplicates++;
                } else if (Double.isNaN(next.value())) {
                    sentMissing++;
                }
            } catch (ReadingRejectedException e) {
                rejected++;
            }
            redeclareSometimes(series, random);
        }
        int counted = counted(series);
        int discarded = series.all(JumpDiscarded.class).size();
        int held = series.state().held().size();
        // A discarded or held reading may be one that is known to be missing.
        assertThat(counted + discarded + held + rejected + duplicates + sentMissing)
                .isBetween(sent, sent + discarded + held);
        assertThat(counted).isGreaterThan(sent / 4);
    }

    private static Declaration wild(SplittableRandom random) {
        String[] intervals = {"PT1M", "PT5M", "PT1H"};
        return SeriesUnderTest.settings(
                intervals[random.nextInt(3)],
                random.nextInt(3),
                List.of(Aggregation.values()).get(random.nextInt(6)),
                random.nextBoolean() ? "PT2M" : "PT0S");
    }

    private static Sent wildReading(SplittableRandom random, long time, Sent last) {
        double value = random.nextInt(30) == 0 ? Double.NaN : random.nextInt(1000);
        return switch (random.nextInt(60)) {
            case 0 -> new Sent(time + random.nextLong(40 * 24 * 60 * MINUTE), value);
            case 1 -> new Sent(time - random.nextLong(40 * 24 * 60 * MINUTE), value);
            case 2, 3 -> last;
            default -> new Sent(time + random.nextLong(-MINUTE, 3 * MINUTE), value);
        };
    }

    private static void redeclareSometimes(SeriesUnderTest series, SplittableRandom random) {
        if (random.nextInt(300) == 0) {
            series.redeclare(random.nextBoolean() ? wild(random) : Declaration.NOTHING);
        }
    }

    /** Readings in steps as they closed, plus what corrections added, plus what is open. */
    private static int counted(SeriesUnderTest series) {
        int counted = 0;
        Map<Long, Integer> counts = new HashMap<>();
        for (GridEvent event : series.events()) {
            switch (event) {
                case GridEvent.StepClosed closed -> {
                    counts.put(closed.step(), closed.count());
                    counted += closed.count();
                }
                case GridEvent.StepCorrected corrected -> {
                    Integer before = counts.put(corrected.step(), corrected.count());
                    counted += corrected.count() - (before == null ? 0 : before);
                }
                case Restarted _ -> counts.clear();
                case GridEvent.GapClosed _, GridEvent.GridFound _, JumpDiscarded _ -> {}
            }
        }
        return counted + series.state().open().stream().mapToInt(StepTally::count).sum();
    }
}
