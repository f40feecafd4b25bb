package io.driftcast.series.grid;

/** What follows from a reading or from a changed declaration, in the order in which it happened. */
public sealed interface GridEvent {

    /**
     * A step with readings has closed. The steps of one life of a series, those of its gaps with
     * them, are consecutive.
     *
     * @param tally its readings; a value of NaN: it is missing
     * @param at its label, epoch milliseconds
     * @param forecastDue whether a forecast is to be issued from here: not where the series is
     *     about to begin anew
     */
    record StepClosed(StepTally tally, long at, boolean forecastDue) implements GridEvent {

        /** Its number. */
        public long step() {
            return tally.step();
        }

        /** Its value; NaN: it is missing. */
        public double value() {
            return tally.value();
        }

        /** How many readings went into the value. */
        public int count() {
            return tally.count();
        }
    }

    /**
     * Steps without a reading have closed, all those between two that have readings.
     *
     * @param first the number of the first one
     * @param at its label, epoch milliseconds
     * @param steps how many there are
     * @param forecastDue whether a forecast is to be issued from the last one
     */
    record GapClosed(long first, long at, int steps, boolean forecastDue) implements GridEvent {

        /** The number of the last one. */
        public long last() {
            return first + steps - 1;
        }
    }

    /**
     * A late reading was counted in a step that had closed. It changes records of the step, never a
     * filter.
     *
     * @param tally the step's readings now
     * @param at its label, epoch milliseconds
     * @param changed whether the step has another value than before
     */
    record StepCorrected(StepTally tally, long at, boolean changed) implements GridEvent {

        /** The step's number. */
        public long step() {
            return tally.step();
        }

        /** Its value now. */
        public double value() {
            return tally.value();
        }

        /** How many readings went into the value. */
        public int count() {
            return tally.count();
        }
    }

    /**
     * A grid was found, from the first readings or again from later ones: the events behind this
     * one belong to it.
     */
    record GridFound(Grid grid) implements GridEvent {}

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
