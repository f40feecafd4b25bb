package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a declaration leaves open of a grid from the first readings: interval, readings per
 * step and phase.
 *
 * <ul>
 *   <li>Interval: {@link SpacingAnalysis}.
 *   <li>Readings per step, where the interval is declared: 0 if at least a third of the first
 *       readings share the step of the one before, otherwise 1. Steps of a fixed length are laid
 *       about the readings' own phase for this, so that jitter does not double any.
 *   <li>Phase, where a reading belongs to the nearest grid point: zero if the readings are within
 *       an eighth of a step of the points; otherwise the middle of where they fall, rounded.
 * </ul>
 *
 * Where nothing is open but the phase, one reading within an eighth of a step of a grid point is
 * enough.
 */
final class GridDiscovery {

    /** Readings of one or two times only say nothing of a spacing: wait for so many times more. */
    private static final int PATIENCE = 4;

    private static final double NEAR_POINT = 1.0 / 8;
    private static final double SAFE_HALF = 0.45;

    private final int readings;

    /**
     * @param readings how many readings are waited for
     */
    GridDiscovery(int readings) {
        this.readings = readings;
    }

    /** The grid; null if more readings are needed. */
    @Nullable Grid find(Declaration declared, List<Arrival> held) {
        if (held.isEmpty()) {
            return null;
        }
        long[] times = held.stream().mapToLong(Arrival::observedAt).sorted().toArray();
        StepInterval interval =
                declared.interval() == null
                        ? null
                        : StepInterval.parse(declared.interval(), declared.zone());
        Integer perStep = declared.readingsPerStep();
        if (interval != null && perStep != null && atOnce(interval, perStep, times[0])) {
            return Grid.of(declared, interval, perStep, 0);
        }
        boolean distinct = LongStream.of(times).distinct().count() > 2;
        if (times.length < readings || !(distinct || times.length >= PATIENCE * readings)) {
            return null;
        }
        if (interval == null) {
            SpacingAnalysis.Found found =
                    new SpacingAnalysis(declared.zone()).analyse(times, perStep);
            interval = found.interval();
            perStep = found.readingsPerStep();
        } else if (perStep == null) {
            perStep = severalPerStep(interval, times) ? 0 : 1;
        }
        boolean nearest = perStep == 1 && interval.hasFixedLength();
        return Grid.of(declared, interval, perStep, nearest ? phase(interval, times) : 0);
    }

    private static boolean atOnce(StepInterval interval, int perStep, long time) {
        if (perStep != 1 || !interval.hasFixedLength()) {
            return true;
        }
        long length = interval.lengthMillis();
        long after = interval.positionOf(time);
        return Math.min(after, length - after) <= length * NEAR_POINT;
    }

    private static boolean severalPerStep(StepInterval interval, long[] times) {
        int doubled =
                interval.hasFixedLength()
                        ? Arc.of(interval, times).doubled()
                        : times.length - distinctSteps(interval, times);
        return 3 * doubled >= times.length;
    }

    private static int distinctSteps(StepInterval interval, long[] times) {
        return (int) LongStream.of(times).map(time -> interval.stepOf(time, 0)).distinct().count();
    }

    static long phase(StepInterval interval, long[] times) {
        long length = interval.lengthMillis();
        Arc arc = Arc.of(interval, times);
        double centre = arc.centre() > length / 2.0 ? arc.centre() - length : arc.centre();
        double doubt = arc.length() / Math.max(1, arc.kept() - 1);
        boolean near = Math.abs(centre) <= length * NEAR_POINT + doubt;
        boolean safe = Math.abs(centre) + arc.expectedLength() / 2 <= length * SAFE_HALF;
        if (near && safe) {
            return 0;
        }
        double tolerance = Math.max(length / 50.0, arc.length());
        return Math.floorMod(NiceIntervals.round(centre, length / 12.0, tolerance), length);
    }
}
