package io.driftcast.series.grid;

import io.driftcast.series.StepInterval;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a series' interval from the times of its first readings, robust against some that are
 * missing, far off or doubled. In this order:
 *
 * <ol>
 *   <li>Even: three quarters of the spacings are whole multiples of their median, to 3 %. The
 *       interval is the median, and a reading completes a step.
 *   <li>Jittering: some nice interval between half and twice the median has one reading a step, but
 *       for one at most, when its points are laid amid the readings. It is the interval.
 *   <li>Nearly even: the median absolute deviation of the spacings is below 15 % of their median.
 *       Again the interval is the median.
 *   <li>Irregular: the interval is the shortest nice one that holds about two readings on average,
 *       and only the passing of time completes a step.
 * </ol>
 *
 * Where more than a quarter of the readings have the time of the one before, the clock is coarse:
 * of several readings a step, whose times are looked at once. Where readings come in bursts, with
 * {@link Pauses} between them, the interval goes from burst to burst. The passing of time completes
 * a step in both.
 *
 * <p>A median within 10 % of a nice interval becomes that one (3 % where the spacing is even), any
 * other is rounded. A declared number of readings per step decides between a step a reading and
 * several, and the length follows.
 */
final class SpacingAnalysis {

    /**
     * What was found.
     *
     * @param readingsPerStep 1 or 0, or as declared
     */
    record Found(StepInterval interval, int readingsPerStep) {}

    private static final double EVEN = 0.03;
    private static final double NEARLY_EVEN = 0.15;
    private static final double ABOUT_TWO = 1.75;
    private static final double BURST = 2.5;
    private static final double OUTAGE = 10;
    private static final double HARDLY_ANY = 0.1;

    private final NiceIntervals nice;

    SpacingAnalysis(ZoneId zone) {
        this.nice = new NiceIntervals(zone);
    }

    /**
     * The interval of readings at these times.
     *
     * @param times sorted, at least two
     * @param perStep the declared number of readings per step, or null
     */
    Found analyse(long[] times, @Nullable Integer perStep) {
        long[] gaps = gaps(times);
        if (gaps.length == 0) {
            return new Found(nice.atLeast(1000), perStep == null ? 0 : perStep);
        }
        if (perStep != null && perStep != 1) {
            return severalPerStep(times, gaps, perStep);
        }
        if (perStep == null && 4 * gaps.length <= 3 * (times.length - 1)) {
            return atCoarseTimes(times, gaps);
        }
        if (perStep == null && inBursts(gaps)) {
            long[] starts = Pauses.burstsBegin(LongStream.of(times).distinct().toArray());
            return starts.length >= 3 ? ofBursts(starts) : severalPerStep(times, gaps, 0);
        }
        StepInterval single = onePerStep(times, gaps);
        if (single != null) {
            return new Found(single, 1);
        }
        return perStep == null
                ? severalPerStep(times, gaps, 0)
                : new Found(nice.near(median(gaps), deviation(gaps), false), 1);
    }

    /**
     * The interval of all readings of a series. With no more to come, a spacing that is usual is
     * the interval, however many readings are missing, unless hardly any step would have one: then
     * they come in bursts, or share their times, and it is that of {@link #analyse}.
     *
     * @param times sorted, at least two of them different
     */
    Found ofAll(long[] times) {
        long[] gaps = gaps(times);
        boolean coarse = 4 * gaps.length <= 3 * (times.length - 1);
        double usual = usual(gaps);
        double filled = gaps.length * usual / (times[times.length - 1] - times[0]);
        if (coarse || filled < HARDLY_ANY) {
            return analyse(times, null);
        }
        return isEven(gaps, usual)
                ? new Found(nice.near(usual, 0, true), 1)
                : new Found(nice.near(median(gaps), deviation(gaps), false), 1);
    }

    /** The spacing that at least half of all are, or else their median. */
    private static double usual(long[] sortedGaps) {
        int n = sortedGaps.length;
        for (int i = 0; i + n / 2 < n; i++) {
            if (sortedGaps[i] == sortedGaps[i + n / 2]) {
                return sortedGaps[i];
            }
        }
        return median(sortedGaps);
    }

    private @Nullable StepInterval onePerStep(long[] times, long[] gaps) {
        boolean doubled = 4 * gaps.length <= 3 * (times.length - 1);
        if (doubled || inBursts(gaps)) {
            return null;
        }
        double median = median(gaps);
        if (isEven(gaps, median)) {
            return nice.near(median, 0, true);
        }
        return nice.between(median / 2, median * 2)
                .filter(each -> slack(each, times) >= 0.25)
                .max(Comparator.comparingDouble(each -> slack(each, times)))
                .orElseGet(() ->
                        deviation(gaps) <= NEARLY_EVEN * median
                                ? nice.near(median, deviation(gaps), false)
                                : null);
    }

    /** Many readings of one time each, as of a clock that shows no seconds. */
    private Found atCoarseTimes(long[] times, long[] gaps) {
        return isEven(gaps, median(gaps))
                ? new Found(nice.near(median(gaps), 0, true), 0)
                : severalPerStep(times, gaps, 0);
    }

    /**
     * The interval of readings that come in bursts: from one burst to the next.
     *
     * @param starts when bursts began, sorted, at least two of them different
     */
    Found ofBursts(long[] starts) {
        long[] gaps = gaps(starts);
        double median = median(gaps);
        StepInterval interval =
                isEven(gaps, median)
                        ? nice.near(median, 0, true)
                        : deviation(gaps) <= NEARLY_EVEN * median
                                ? nice.near(median, deviation(gaps), false)
                                : nice.atLeast(meanSpacing(starts, gaps));
        return new Found(interval, 0);
    }

    /** Whether most of the spacings between times are about the same, and none is far shorter. */
    static boolean isNearlyEven(long[] times) {
        long[] gaps = gaps(times);
        double median = median(gaps);
        return deviation(gaps) <= NEARLY_EVEN * median && 2 * gaps[0] >= median;
    }

    /** Whether all the spacings between times are about the same. */
    static boolean isThroughoutEven(long[] times) {
        long[] gaps = gaps(times);
        double median = median(gaps);
        return LongStream.of(gaps).allMatch(gap -> Math.abs(gap - median) <= NEARLY_EVEN * median);
    }

    /** The spacings between sorted times that differ, sorted. */
    static long[] gaps(long[] times) {
        return LongStream.range(1, times.length)
                .map(i -> times[(int) i] - times[(int) i - 1])
                .filter(gap -> gap > 0)
                .sorted()
                .toArray();
    }

    private Found severalPerStep(long[] times, long[] gaps, int perStep) {
        double mean = meanSpacing(times, gaps);
        return perStep == 0
                ? new Found(nice.atLeast(ABOUT_TWO * mean), 0)
                : new Found(nice.near(perStep * mean, 0, false), perStep);
    }

    private static boolean isEven(long[] gaps, double median) {
        long whole =
                LongStream.of(gaps)
                        .filter(gap -> {
                            double ratio = gap / median;
                            long times = Math.round(ratio);
                            return times >= 1 && Math.abs(ratio - times) <= EVEN;
                        })
                        .count();
        return 4 * whole >= 3L * gaps.length;
    }

    /** Whether spacings far above the median are more than a single outage. */
    private static boolean inBursts(long[] gaps) {
        return gaps.length > 1 && meanWithoutLargest(gaps) > BURST * median(gaps);
    }

    /**
     * The share of the interval in which none of the readings falls, if there is one a step but for
     * one step at most; otherwise 0.
     */
    private static double slack(StepInterval interval, long[] times) {
        Arc arc = Arc.of(interval, times);
        return arc.doubled() == 0 && arc.missed() <= Math.max(1, times.length / 8)
                ? 1 - arc.length() / interval.lengthMillis()
                : 0;
    }

    private static double meanSpacing(long[] times, long[] gaps) {
        double mean = (times[times.length - 1] - times[0]) / (double) (times.length - 1);
        long largest = gaps[gaps.length - 1];
        boolean outage = gaps.length > 1 && largest > OUTAGE * meanWithoutLargest(gaps);
        return outage
                ? (times[times.length - 1] - times[0] - largest) / (double) (times.length - 2)
                : mean;
    }

    private static double meanWithoutLargest(long[] sortedGaps) {
        return Arrays.stream(sortedGaps, 0, sortedGaps.length - 1).average().orElseThrow();
    }

    static double median(long[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0;
    }

    private static double deviation(long[] sortedGaps) {
        double median = median(sortedGaps);
        long[] deviations =
                LongStream.of(sortedGaps)
                        .map(gap -> Math.round(Math.abs(gap - median)))
                        .sorted()
                        .toArray();
        return median(deviations);
    }
}
