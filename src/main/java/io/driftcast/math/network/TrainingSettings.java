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
 * @param seed of the order of the examples
 */
public record TrainingSettings(
        int epochs, int patience, float rate, RateSchedule schedule, float clip, long seed) {

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
        if (!(rate > 0) || !(clip > 0)) {
            throw new IllegalArgumentException("rate %s, clip %s".formatted(rate, clip));
        }
    }
}
