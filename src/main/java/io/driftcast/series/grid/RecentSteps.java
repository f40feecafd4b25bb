package io.driftcast.series.grid;

/** The closed steps of a series that can still be corrected by a late reading. */
public interface RecentSteps {

    /** Whether the step has closed and is still kept; a missing one is held as well. */
    boolean holds(long step);

    /** The value of a step that is held; NaN if it is missing. */
    double value(long step);

    /** How many readings went into a step that is held. */
    int count(long step);
}
