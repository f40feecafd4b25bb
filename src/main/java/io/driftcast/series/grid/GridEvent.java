package io.driftcast.series.grid;

/** What follows from a reading or from a changed declaration, in the order in which it happened. */
public sealed interface GridEvent {

    /**
     * A step has closed. Steps of one life of a series are consecutive.
     *
     * @param step its number
     * @param at its label, epoch milliseconds
     * @param value its value; NaN: it is missing
     * @param count how many readings went into the value
     * @param forecastDue whether a forecast is to be issued from here: not within a gap, only at
     *     its end, nor where the series is about to begin anew
     */
    record StepClosed(long step, long at, double value, int count, boolean forecastDue)
            implements GridEvent {}

    /**
     * A late reading has changed a step that had closed. It changes records of the step, never a
     * filter.
     *
     * @param step its number
     * @param at its label, epoch milliseconds
     * @param value its value now
     * @param count how many readings went into the value
     */
    record StepCorrected(long step, long at, double value, int count) implements GridEvent {}

    /**
     * The history before no longer applies: the series begins anew. Events before this one belong
     * to the grid that the series had.
     *
     * @param why for people
     */
    record Restarted(String why) implements GridEvent {}

    /**
     * A reading was held because it was too far ahead, and was not confirmed: it is to be kept
     * elsewhere, with its bytes whole.
     */
    record JumpDiscarded(
            byte[] rawValue, int partition, long offset, long ingestAt, long observedAt)
            implements GridEvent {}
}
