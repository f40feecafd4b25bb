package io.driftcast.series.grid;

import static io.driftcast.series.IsoDuration.DAY_MILLIS;

import io.driftcast.bytes.StableHash;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.GroupShape;
import io.driftcast.series.IsoDuration;
import io.driftcast.series.StepInterval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series' resolved grid: its steps, and how readings become their values.
 *
 * <p>Where one reading a step is expected and steps have a fixed length, a reading belongs to the
 * nearest grid point, half a step either way: a sensor that jitters about its point neither doubles
 * nor empties a step. Otherwise a step reaches from its grid point to the next. Steps are labelled
 * by their grid point.
 *
 * @param interval the calendar of the steps
 * @param readingsPerStep how many readings complete a step; 0: only the passing of time does
 * @param seasonalPeriods season lengths in steps, the main one first, at least one
 * @param aggregation how several readings of a step become its value
 * @param graceMillis how long a step waits, in observed time, for readings out of order
 * @param leapMillis the longest gap that a single reading bridges; a longer one has to be confirmed
 * @param maxGapMillis the longest gap that is bridged by missing steps at all
 * @param staleAfterMillis the silence, in ingest time, after which the series is stale
 * @param phaseMillis how far the grid points lie behind the starts of the intervals, less than one
 *     step either way; for a sensor whose regular readings fall elsewhere
 * @param lowerBound the smallest legal value, or negative infinity
 * @param upperBound the largest legal value, or infinity
 * @param horizon how many steps ahead to forecast
 * @param specHash a stable hash of what a model is bound to: interval, zone and aggregation. Phase
 *     and readings per step may change under it
 * @param group the group whose model forecasts the series; null: it has one of its own
 */
public record Grid(
        StepInterval interval,
        int readingsPerStep,
        List<Integer> seasonalPeriods,
        Aggregation aggregation,
        long graceMillis,
        long leapMillis,
        long maxGapMillis,
        long staleAfterMillis,
        long phaseMillis,
        double lowerBound,
        double upperBound,
        int horizon,
        long specHash,
        @Nullable String group) {

    private static final int DEFAULT_GAP_STEPS = 100;
    private static final long DEFAULT_GAP_MILLIS = DAY_MILLIS;
    private static final int MAX_FOUND_PERIOD = 336;

    public Grid {
        seasonalPeriods = List.copyOf(seasonalPeriods);
    }

    /**
     * The grid of a declaration, with what was found where it is silent. A declared grace or
     * max_gap that does not suit a found interval is brought within the limits that {@link
     * Declaration} names.
     */
    static Grid of(Declaration declared, StepInterval interval, int readingsPerStep, long phase) {
        long length = interval.lengthMillis();
        long maxGap =
                Math.clamp(
                        millis(
                                declared.maxGap(),
                                Math.max(DEFAULT_GAP_STEPS * length, DEFAULT_GAP_MILLIS)),
                        Declaration.MIN_GAP_STEPS * length,
                        Declaration.MAX_GAP_STEPS * length);
        long leap = declared.maxGap() == null ? DEFAULT_GAP_STEPS * length : maxGap;
        return new Grid(
                interval,
                readingsPerStep,
                declared.seasonalPeriods().isEmpty()
                        ? List.of(seasonalPeriodOf(interval))
                        : declared.seasonalPeriods(),
                declared.aggregation(),
                Math.min(millis(declared.grace(), 0), Declaration.MAX_GRACE_STEPS * length),
                leap,
                maxGap,
                millis(declared.staleAfter(), Math.max(3 * length, 60_000)),
                phase,
                declared.lowerBound() == null ? Double.NEGATIVE_INFINITY : declared.lowerBound(),
                declared.upperBound() == null ? Double.POSITIVE_INFINITY : declared.upperBound(),
                declared.stepsAhead(),
                hash(interval, declared.aggregation()),
                declared.group());
    }

    /** The same with its points elsewhere in the intervals; steps keep their numbers. */
    Grid withPhase(long phase) {
        return new Grid(
                interval,
                readingsPerStep,
                seasonalPeriods,
                aggregation,
                graceMillis,
                leapMillis,
                maxGapMillis,
                staleAfterMillis,
                phase,
                lowerBound,
                upperBound,
                horizon,
                specHash,
                group);
    }

    /** What it has to have in common with the other members of a group. */
    public GroupShape groupShape() {
        return new GroupShape(interval.iso(), seasonalPeriods, horizon);
    }

    /** The number of the step to which a reading of this time belongs. */
    public long stepOf(long observedAt) {
        return interval.stepOf(observedAt, startShift());
    }

    /** The grid point that a step stands for, in epoch milliseconds. */
    public long labelOf(long step) {
        return interval.startOf(step, phaseMillis);
    }

    /** The earliest time that belongs to a step, in epoch milliseconds. */
    public long startOf(long step) {
        return interval.startOf(step, startShift());
    }

    /** The first time after a step, in epoch milliseconds. */
    public long endOf(long step) {
        return startOf(step + 1);
    }

    /** Whether a reading belongs to the nearest grid point, not to the one before it. */
    public boolean snapsToNearest() {
        return readingsPerStep == 1 && interval.hasFixedLength();
    }

    /** How long after each other readings come that fill a step; the step's length if by time. */
    double expectedSpacingMillis() {
        return (double) interval.lengthMillis() / Math.max(1, readingsPerStep);
    }

    private long startShift() {
        return snapsToNearest() ? phaseMillis - interval.lengthMillis() / 2 : phaseMillis;
    }

    /**
     * The season to expect of an interval: a year of months or quarters, a week of days, a day or
     * an hour of anything shorter, if that has 2 to 336 whole steps; otherwise 1, none.
     */
    static int seasonalPeriodOf(StepInterval interval) {
        if (interval.months() > 0) {
            return 12 % interval.months() == 0 ? 12 / interval.months() : 1;
        }
        long length = interval.lengthMillis();
        if (length == DAY_MILLIS) {
            return 7;
        }
        for (long cycle : new long[] {DAY_MILLIS, DAY_MILLIS / 24}) {
            long steps = cycle / length;
            if (cycle % length == 0 && steps >= 2 && steps <= MAX_FOUND_PERIOD) {
                return (int) steps;
            }
        }
        return 1;
    }

    private static long millis(@Nullable String declared, long otherwise) {
        return declared == null ? otherwise : IsoDuration.toMillis(declared);
    }

    private static long hash(StepInterval interval, Aggregation aggregation) {
        return new StableHash()
                .add(interval.iso())
                .add(interval.zone().getId())
                .add(aggregation.name())
                .toLong();
    }
}
