package io.driftcast.forecast.recurrent;

import io.driftcast.math.network.Cell;

/**
 * What is trained.
 *
 * @param cell the kind of unit
 * @param hidden units per layer
 * @param layers how many layers
 * @param members how many networks, whose mean is the forecast
 * @param horizon steps ahead at once; 0 for one, fed back for the steps after it
 * @param epochs how often each network sees the series
 * @param rate the learning rate
 * @param dropout the probability that a hidden unit is dropped in training
 * @param seed of all that is random
 */
record RecurrentOptions(
        Cell cell,
        int hidden,
        int layers,
        int members,
        int horizon,
        int epochs,
        float rate,
        double dropout,
        long seed) {

    /** How many steps ahead the head forecasts. */
    int stepsAhead() {
        return Math.clamp(horizon, 1, Representation.MAX_HORIZON);
    }

    /** The model in words: {@code lstm(16)}. */
    String words() {
        StringBuilder words = new StringBuilder();
        words.append(cell == Cell.RNN ? "rnn" : "lstm").append('(').append(hidden);
        if (layers > 1) {
            words.append(',').append(layers);
        }
        if (cell.peepholes()) {
            words.append(",peepholes");
        }
        return words.append(')').toString();
    }
}
