package io.driftcast.math.network;

import java.util.Locale;

/**
 * How a network is trained.
 *
 * @param epochs passes over all examples at most, at least 1
 * @param patience epochs without a better validation loss after which training ends, at least 1
 * @param rate the learning rate, above 0
 * @param schedule how the rate changes
 * @param clip the gradient's norm at most, above 0; infinity for any
 * @param averaging how much of the mean of the weights so far stays in it at each update, in [0,
 *     1): what is measured and kept is that exponential moving average (Polyak and Juditsky 1992,
 *     doi:10.1137/0330046); 0 for the weights themselves
 * @param seed of the order of the examples
 */
public record TrainingSettings(
        int epochs,
        int patience,
        float rate,
        RateSchedule schedule,
        float clip,
        double averaging,
        long seed) {

    /**
     * @throws IllegalArgumentException if one is out of its range
     */
    public TrainingSettings {
        if (epochs < 1 || patience < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "epochs %d, patience %d: each is at least 1",
                            epochs,
                            patience));
        }
        if (!(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("averaging " + averaging);
        }
        if (!(rate > 0) || !(clip > 0)) {
            throw new IllegalArgumentException("rate %s, clip %s".formatted(rate, clip));
        }
    }

    /** Without averaging. */
    public TrainingSettings(
            int epochs, int patience, float rate, RateSchedule schedule, float clip, long seed) {
        this(epochs, patience, rate, schedule, clip, 0, seed);
    }
}
