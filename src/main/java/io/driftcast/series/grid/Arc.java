package io.driftcast.series.grid;

import io.driftcast.series.StepInterval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where in their steps readings fall, if the steps are laid so that each has one as far as that is
 * possible: the arc of the step's circle that holds them.
 *
 * @param centre the middle of the arc, from the start of the unshifted step, 0 to the step's length
 * @param length how long the arc is
 * @param kept how many readings it holds
 * @param doubled how many readings share the step of the one before them
 * @param missed how many steps between the readings have none
 */
record Arc(double centre, double length, int kept, int doubled, long missed) {

    /** One reading in so many may fall elsewhere, if the arc is far shorter without it. */
    private static final int OUTLIERS = 8;

    private static final int FAR_SHORTER = 3;

    /**
     * The arc of readings about steps of a fixed length: of those that hold all readings the one
     * with the fewest steps doubled or missed, and of equal ones the shortest.
     *
     * @param times sorted, at least one
     */
    static Arc of(StepInterval interval, long[] times) {
        int n = times.length;
        long[] sorted =
                LongStream.of(times)
                        .map(time ->
                                Math.floorMod(interval.positionOf(time), interval.lengthMillis()))
                        .sorted()
                        .toArray();
        Arc all =
                IntStream.range(0, n)
                        .mapToObj(first -> from(first, n, sorted, interval, times))
                        .min(
                                Comparator.comparingLong((Arc arc) -> arc.doubled + arc.missed)
                                        .thenComparingDouble(Arc::length))
                        .orElseThrow();
        Arc most =
                IntStream.range(0, n)
                        .mapToObj(first -> from(first, n - n / OUTLIERS, sorted, interval, times))
                        .min(Comparator.comparingDouble(Arc::length))
                        .orElseThrow();
        return FAR_SHORTER * most.length <= all.length ? most : all;
    }

    private static Arc from(
            int first, int keep, long[] sorted, StepInterval interval, long[] times) {
        long circle = interval.lengthMillis();
        int last = first + keep - 1;
        long end = last < sorted.length ? sorted[last] : sorted[last - sorted.length] + circle;
        long length = end - sorted[first];
        double centre = (sorted[first] + length / 2.0) % circle;
        long shift = Math.round(centre) - circle / 2;
        long[] steps = Arrays.stream(times).map(time -> interval.stepOf(time, shift)).toArray();
        int doubled = 0;
        long missed = 0;
        for (int i = 1; i < steps.length; i++) {
            long moved = steps[i] - steps[i - 1];
            doubled += moved == 0 ? 1 : 0;
            missed += Math.max(0, moved - 1);
        }
        return new Arc(centre, length, keep, doubled, missed);
    }

    /** The length to expect of the arc of many more readings. */
    double expectedLength() {
        return kept > 1 ? length * (kept + 1) / (kept - 1) : length;
    }
}
