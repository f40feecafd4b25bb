package io.driftcast.series.grid;

import static io.driftcast.series.grid.GridState.NONE;

/**
 * Where in their steps the readings of a series fall lately, where each step is to have one. A
 * reading near the middle between two grid points goes to the point that readings keep the same
 * distance from: so a sensor that has moved within the interval neither doubles nor empties steps,
 * and once it stays there the grid points move to it. Not thread-safe.
 */
public final class Alignment {

    /** The weight of the newest reading. */
    private static final double RATE = 0.25;

    /** A reading may be so far from its point, as a share of a step. */
    private static final double REACH = 0.75;

    /** Of two points that fit about as well, the next step's is taken. */
    private static final double ABOUT_AS_WELL = 0.2;

    private static final double FAR_OFF = 0.25;
    private static final int LASTING = 8;

    private double lag;
    private int farOff;

    Alignment() {}

    /** Puts one together from what the accessors gave. */
    public Alignment(double lag, int farOff) {
        this.lag = lag;
        this.farOff = farOff;
    }

    /** How far behind their grid points readings fall lately, in milliseconds. */
    public double lag() {
        return lag;
    }

    /** For how many readings that has been far. */
    public int farOff() {
        return farOff;
    }

    /** The step of a reading. */
    long stepOf(Grid grid, long at, long nextStep) {
        long nearest = grid.stepOf(at);
        if (!grid.snapsToNearest() || nextStep == NONE) {
            return nearest;
        }
        long best = nearest;
        double least = cost(grid, at, nearest, nextStep);
        for (long other = nearest - 1; other <= nearest + 1; other += 2) {
            double cost = cost(grid, at, other, nextStep);
            if (cost < least) {
                best = other;
                least = cost;
            }
        }
        return best;
    }

    private double cost(Grid grid, long at, long step, long nextStep) {
        double length = grid.interval().lengthMillis();
        double behind = at - grid.labelOf(step);
        if (Math.abs(behind) > REACH * length) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(behind - lag) - (step == nextStep ? ABOUT_AS_WELL * length : 0);
    }

    /** Follows the newest reading. */
    void follow(Grid grid, long step, long at) {
        if (grid.snapsToNearest()) {
            lag += RATE * (at - grid.labelOf(step) - lag);
            boolean far = Math.abs(lag) > FAR_OFF * grid.interval().lengthMillis();
            farOff = far ? Math.min(farOff + 1, LASTING) : 0;
        }
    }

    /** Whether readings fall far from their points for good. */
    boolean isOff() {
        return farOff == LASTING;
    }

    /** The grid with its points where the readings fall. */
    Grid moved(Grid grid) {
        farOff = 0;
        long length = grid.interval().lengthMillis();
        long phase = NiceIntervals.round(grid.phaseMillis() + lag, length / 12.0, length / 50.0);
        if (Math.abs(phase) >= length) {
            return grid; // it drifts: the interval is not quite right, and a step will be missing
        }
        lag -= phase - grid.phaseMillis();
        return grid.withPhase(phase);
    }

    void reset() {
        lag = 0;
        farOff = 0;
    }
}
