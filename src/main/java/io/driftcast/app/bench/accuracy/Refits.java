package io.driftcast.app.bench.accuracy;

/** When a model that goes through a series is fitted again. */
@FunctionalInterface
interface Refits {

    /** Never. */
    Refits NEVER = fitted -> Integer.MAX_VALUE;

    /** As the trainer does by default: when the history has grown by a quarter. */
    Refits ON_GROWTH = fitted -> (int) Math.ceil(fitted * 1.25);

    /** Every so many values. */
    static Refits every(int values) {
        return fitted -> fitted + values;
    }

    /**
     * How many values there are at the next fit.
     *
     * @param fitted how many there were at the last
     */
    int next(int fitted);
}
