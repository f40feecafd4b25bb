package io.driftcast.series.grid;

/** Closed steps for tests, with readings that nobody remembers. */
public final class Tallies {

    private Tallies() {}

    /** A step of so many readings with this value between them. */
    public static StepTally of(long step, double value, int count) {
        return new StepTally(step, count, count, value, GridState.NONE, false, Counted.NONE);
    }
}
