package io.driftcast.e2e;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The readings of several series, interleaved, with all that a stream can have that makes the hot
 * path keep state: gaps, missing values, repetitions, late readings, several readings a step,
 * undeclared grids, jumps of the clock that are confirmed and such that are not, and values that
 * are none. The same seed gives the same stream.
 */
final class HostileStream {

    /** One series: what is declared of it, and how its readings come. */
    record Series(String id, @Nullable SeriesSpec spec, Duration interval, int perStep) {

        Instant at(int step) {
            return START.plus(interval.multipliedBy(step));
        }
    }

    static final Instant START = Instant.parse("2020-03-01T00:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    static final Series HOURLY = declared("hourly", HOUR, 1, null);
    static final Series REPLAYED = declared("replayed", HOUR, 1, null);
    static final Series AVERAGED = declared("averaged", TEN_MINUTES, 3, "PT20M");
    static final Series FOUND = new Series("found", null, HOUR, 1);
    static final Series OTHER_GRID = declared("other-grid", HOUR, 1, null);
    static final Series WITHOUT_MODEL = declared("without-model", HOUR, 1, null);
    static final Series FOUND_WITHOUT_MODEL = new Series("found-without", null, TEN_MINUTES, 1);

    static final List<Series> ALL =
            Stream.concat(
                            Stream.of(
                                    HOURLY,
                                    REPLAYED,
                                    AVERAGED,
                                    FOUND,
                                    OTHER_GRID,
                                    WITHOUT_MODEL,
                                    FOUND_WITHOUT_MODEL),
                            Stream.of("a", "b", "c", "d")
                                    .map(name -> declared("room/" + name, HOUR, 1, null)))
                    .toList();

    private final SplittableRandom random;
    private final List<Reading> readings = new ArrayList<>();

    private HostileStream(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * The whole stream, in the order of arrival.
     *
     * @param steps how many steps each series goes on
     */
    static List<Reading> readings(long seed, int steps) {
        HostileStream stream = new HostileStream(seed);
        for (int step = 0; step < steps; step++) {
            for (Series series : ALL) {
                stream.step(series, step, steps);
            }
        }
        return stream.readings;
    }

    private static Series declared(
            String id, Duration interval, int perStep, @Nullable String grace) {
        SeriesSpec spec =
                new SeriesSpec(
                        id,
                        interval.toString(),
                        perStep == 1 ? 1 : 0,
                        List.of(),
                        null,
                        Aggregation.MEAN,
                        grace,
                        interval.multipliedBy(20).toString(),
                        "PT1M",
                        0.0,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null);
        return new Series(id, spec, interval, perStep);
    }

    private void step(Series series, int step, int steps) {
        if (step < 10) { // Undeclared grids are found from what comes regularly.
            regular(series, step, 0);
            return;
        }
        if (series.equals(HOURLY) && step > steps / 2) {
            regular(series, step + 1000, 0); // The clock has jumped for good.
            return;
        }
        int fate = random.nextInt(100);
        if (fate < 3) {
            return; // A gap.
        }
        regular(series, step, fate < 6 ? 1 : 0);
        if (fate >= 90) {
            fault(series, step, fate);
        }
    }

    private void regular(Series series, int step, int missing) {
        for (int i = 0; i < series.perStep(); i++) {
            Duration within = series.interval().dividedBy(series.perStep()).multipliedBy(i);
            add(series, series.at(step).plus(within), missing > i ? null : value(step));
        }
    }

    private void fault(Series series, int step, int fate) {
        switch (fate) {
            case 90, 91, 92 -> readings.add(readings.getLast());
            case 93, 94, 95 -> add(series, series.at(step - 1 - random.nextInt(6)), value(step));
            case 96 -> add(series, series.at(step + 140), value(step)); // A jump, not confirmed.
            case 97 -> add(series, series.at(step), Double.NaN);
            case 98 -> add(series, Instant.parse("1599-01-01T00:00:00Z"), 1.0);
            case 99 -> add(series, series.at(-1000), 1.0);
            default -> {}
        }
    }

    private double value(int step) {
        return 20 + 5 * Math.sin(2 * Math.PI * step / 24) + random.nextDouble();
    }

    private void add(Series series, Instant at, @Nullable Double value) {
        readings.add(new Reading(series.id(), at, value, null, Map.of()));
    }
}
