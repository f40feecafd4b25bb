package io.driftcast.math.network;

import java.util.Locale;

/**
 * How a network is trained.
 *
 * @param rows sequences in a mini-batch, at least 1
 * @param chunk steps that gradients go back at most: truncated back-propagation through time, with
 *     one step of the optimiser a chunk and the state carried on; at least 1, and all of a sequence
 *     where that is shorter
 * @param epochs passes over all sequences at most, at least 1
 * @param patience epochs without a better validation loss after which training ends, at least 1
 * @param rate the learning rate, above 0
 * @param schedule how the rate goes down
 * @param clip the gradient's norm at most, above 0; infinity for any
 * @param dropout the probability that a number leaving a layer is dropped, in [0, 1)
 * @param seed of the order of the sequences and of the dropout
 */
public record TrainingSettings(
        int rows,
        int chunk,
        int epochs,
        int patience,
        float rate,
        RateSchedule schedule,
        float clip,
        double dropout,
        long seed) {

    /**
     * @throws IllegalArgumentException if one is out of its range
     */
    public TrainingSettings {
        if (rows < 1 || chunk < 1 || epochs < 1 || patience < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "rows %d, chunk %d, epochs %d, patience %d: each is at least 1",
                            rows,
                            chunk,
                            epochs,
                            patience));
        }
        if (!(rate > 0) || !(clip > 0) || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "rate %s, clip %s, dropout %s".formatted(rate, clip, dropout));
        }
    }
}
