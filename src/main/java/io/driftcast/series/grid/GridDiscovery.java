package io.driftcast.series.grid;

import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
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

    /** Where there are pauses it takes so many times as many readings. */
    private static final int PATIENCE = 3;

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
    @Nullable Grid find(Declaration declared, HeldReadings held) {
        if (held.isEmpty()) {
            return null;
        }
        long[] distinct = held.distinctTimes();
        StepInterval interval = declaredInterval(declared);
        Integer perStep = declared.readingsPerStep();
        if (interval != null && perStep != null && atOnce(interval, perStep, distinct[0])) {
            return Grid.of(declared, interval, perStep, 0);
        }
        return held.size() >= readings && areEnough(distinct, held.size(), interval != null)
                ? of(declared, held)
                : null;
    }

    /** The grid that the readings tell that there are, of two times at least. */
    Grid of(Declaration declared, HeldReadings held) {
        Integer perStep = declared.readingsPerStep();
        // Where a step is to have several, all have to be counted; else it is enough to know that
        // there are several of one time.
        return of(declared, held.times(perStep != null && perStep > 1 ? Integer.MAX_VALUE : 2));
    }

    /**
     * Whether times tell a spacing: they have to differ. A pause among few of them may be one
     * between bursts, or an outage: more will tell.
     */
    private boolean areEnough(long[] distinct, int count, boolean intervalDeclared) {
        if (intervalDeclared) {
            return distinct.length > 2;
        }
        boolean coarse = distinct.length < count;
        int pauses = Pauses.count(distinct);
        return distinct.length >= (coarse ? readings / 2 : readings)
                && (pauses == 0
                        || pauses >= Pauses.OF_BURSTS
                        || distinct.length >= PATIENCE * readings);
    }

    /**
     * The grid that times tell.
     *
     * @param times sorted, at least two of them different
     */
    Grid of(Declaration declared, long[] times) {
        StepInterval interval = declaredInterval(declared);
        Integer perStep = declared.readingsPerStep();
        if (interval == null) {
            long[] steady = Pauses.withoutOutages(times);
            SpacingAnalysis.Found found =
                    new SpacingAnalysis(declared.zone()).analyse(steady, perStep);
            return on(declared, found, steady);
        }
        int found = perStep != null ? perStep : severalPerStep(interval, times) ? 0 : 1;
        return on(declared, new SpacingAnalysis.Found(interval, found), times);
    }

    /**
     * The grid of a series whose readings come in bursts.
     *
     * @param starts when bursts began, sorted, at least two of them different
     */
    Grid ofBursts(Declaration declared, long[] starts) {
        return on(declared, new SpacingAnalysis(declared.zone()).ofBursts(starts), starts);
    }

    private static Grid on(Declaration declared, SpacingAnalysis.Found found, long[] times) {
        boolean nearest = found.readingsPerStep() == 1 && found.interval().hasFixedLength();
        return Grid.of(
                declared,
                found.interval(),
                found.readingsPerStep(),
                nearest ? phase(found.interval(), times) : 0);
    }

    private static @Nullable StepInterval declaredInterval(Declaration declared) {
        return declared.interval() == null
                ? null
                : StepInterval.parse(declared.interval(), declared.zone());
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
