package io.driftcast.forecast;

/**
 * A fitted model together with its running state: fed one value a grid step, asked for the next
 * steps.
 *
 * <p>Feeding n values one by one leaves the same state, bit for bit, as feeding them to a copy
 * restored from {@link #state()} anywhere in between. Not thread-safe.
 */
public interface Forecaster {

    /**
     * Moves on by one step, in time that does not depend on how many steps came before.
     *
     * @param value the step's value, or NaN if it is missing
     */
    void update(double value);

    /**
     * Whether the model can be about such a value. One that it cannot be about, as a value below 0
     * for a model of positive ones, counts as missing or worse, and the model is of no use any
     * more.
     *
     * @param value a finite one
     */
    default boolean represents(double value) {
        return true;
    }

    /**
     * Forecasts the steps after the last update; leaves the state as it is.
     *
     * @param horizon how many steps, at least 1
     */
    Forecast forecast(int horizon);

    /** The running state, in the encoding that {@link LoadedModel#restore} reads. */
    byte[] state();

    /**
     * About how many bytes the state takes now, of a model whose state grows and shrinks with the
     * values that are missing; 0 for one whose state keeps its size.
     */
    default int stateBytes() {
        return 0;
    }
}
