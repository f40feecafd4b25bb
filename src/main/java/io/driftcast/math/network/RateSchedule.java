package io.driftcast.math.network;

/** How the learning rate goes down from epoch to epoch. */
public enum RateSchedule {
    /** It stays. */
    CONSTANT {
        @Override
        double factor(int epoch, int epochs) {
            return 1;
        }
    },

    /** Half a cosine, from 1 down to almost 0: Loshchilov and Hutter (2017), arXiv:1608.03983. */
    COSINE {
        @Override
        double factor(int epoch, int epochs) {
            return (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
        }
    };

    /** By what the rate is multiplied in an epoch, the first being 0; above 0. */
    abstract double factor(int epoch, int epochs);
}
