package io.driftcast.math.network;

import java.util.Locale;

/**
 * How the learning rate changes as training goes on: up in a line over the first updates, and down
 * from epoch to epoch.
 *
 * @param decay how it goes down
 * @param warmUp over how many updates it goes up, 0 for none
 */
public record RateSchedule(Decay decay, int warmUp) {

    /** It stays. */
    public static final RateSchedule CONSTANT = new RateSchedule(Decay.NONE, 0);

    /** It goes down along half a cosine. */
    public static final RateSchedule COSINE = new RateSchedule(Decay.COSINE, 0);

    /** How the learning rate goes down. */
    public enum Decay {
        /** It stays. */
        NONE {
            @Override
            double factor(int epoch, int epochs) {
                return 1;
            }
        },

        /** Half a cosine, from 1 to almost 0: Loshchilov and Hutter (2017), arXiv:1608.03983. */
        COSINE {
            @Override
            double factor(int epoch, int epochs) {
                return (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
            }
        };

        abstract double factor(int epoch, int epochs);
    }

    /**
     * @throws IllegalArgumentException if the warm-up is negative
     */
    public RateSchedule {
        if (warmUp < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a warm-up of %d updates", warmUp));
        }
    }

    /** The same with a warm-up: Goyal et al. (2017), arXiv:1706.02677. */
    public RateSchedule afterWarmUp(int updates) {
        return new RateSchedule(decay, updates);
    }

    /**
     * By what the rate is multiplied; above 0.
     *
     * @param epoch from 0
     * @param updates how many there have been
     */
    double factor(int epoch, int epochs, int updates) {
        double factor = decay.factor(epoch, epochs);
        return updates < warmUp ? factor * (updates + 1) / warmUp : factor;
    }
}
