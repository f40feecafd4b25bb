package io.driftcast.series.grid;

import static io.driftcast.series.IsoDuration.DAY_MILLIS;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Spacings between readings that are more than ten times the usual one: {@value #OF_BURSTS} or more
 * separate bursts, fewer are outages.
 */
final class Pauses {

    /** So many pauses show that readings come in bursts. */
    static final int OF_BURSTS = 3;

    private static final int FAR_LONGER = 10;
    private static final int CLOCK_WAS_WRONG = 100;

    private Pauses() {}

    /**
     * How many there are; a single one that is so long that a clock must have been wrong is none.
     *
     * @param distinct times, sorted, all different
     */
    static int count(long[] distinct) {
        long[] begin = burstsBegin(distinct);
        if (begin.length != 2) {
            return begin.length - 1;
        }
        long pause = begin[1] - distinct[Arrays.binarySearch(distinct, begin[1]) - 1];
        return pause > Math.max(DAY_MILLIS, CLOCK_WAS_WRONG * longestWithin(distinct)) ? 0 : 1;
    }

    /**
     * The first time of all and the first one after each pause.
     *
     * @param distinct times, sorted, all different
     */
    static long[] burstsBegin(long[] distinct) {
        long longest = longestWithin(distinct);
        return LongStream.range(0, distinct.length)
                .filter(i -> i == 0 || distinct[(int) i] - distinct[(int) i - 1] > longest)
                .map(i -> distinct[(int) i])
                .toArray();
    }

    /**
     * The times between two pauses, as many as there are anywhere, the latest of equally many; all
     * times where there are bursts, or too few times.
     *
     * @param times sorted
     */
    static long[] withoutOutages(long[] times) {
        long[] begin = burstsBegin(LongStream.of(times).distinct().toArray());
        if (begin.length > OF_BURSTS) {
            return times;
        }
        long[] most = {};
        for (int i = 0; i < begin.length; i++) {
            long from = begin[i];
            long to = i + 1 < begin.length ? begin[i + 1] : Long.MAX_VALUE;
            long[] run = LongStream.of(times).filter(time -> time >= from && time < to).toArray();
            most = run.length >= most.length ? run : most;
        }
        return LongStream.of(most).distinct().count() < 3 ? times : most;
    }

    private static long longestWithin(long[] distinct) {
        return distinct.length < 3
                ? Long.MAX_VALUE
                : (long) (FAR_LONGER * SpacingAnalysis.median(SpacingAnalysis.gaps(distinct)));
    }
}
