package io.driftcast.series.grid;

import org.jspecify.annotations.Nullable;

/** The closed steps of a series that can still be corrected by a late reading. */
public interface RecentSteps {

    /** Whether the step has closed and is still kept; a missing one is held as well. */
    boolean holds(long step);

    /** The value of a step that is held; NaN if it is missing. */
    double value(long step);

    /** Whether a step is held and has counted a reading with this fingerprint. */
    default boolean hasCounted(long step, int fingerprint) {
        StepTally tally = tally(step);
        return tally != null && tally.counted().contains(fingerprint);
    }

    /** The readings of a step that is held; null if it is not. */
    @Nullable StepTally tally(long step);
}
