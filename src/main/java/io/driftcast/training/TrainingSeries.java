package io.driftcast.training;

/**
 * The history of one series: consecutive steps of its grid.
 *
 * @param firstStep the step of the first value
 * @param values one a step, NaN where missing; kept, not copied
 */
public record TrainingSeries(long firstStep, double[] values) {

    /** The step of the last value; one before the first step if there are none. */
    public long lastStep() {
        return firstStep + values.length - 1;
    }

    /** How many steps have a value. */
    public int observed() {
        int observed = 0;
        for (double value : values) {
            observed += Double.isFinite(value) ? 1 : 0;
        }
        return observed;
    }
}
