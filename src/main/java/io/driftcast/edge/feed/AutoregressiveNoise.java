package io.driftcast.edge.feed;

import java.util.random.RandomGenerator;

/** A stationary AR(1) process about 0: x(t) = phi x(t-1) + w(t), w normal. */
final class AutoregressiveNoise {
    private final RandomGenerator random;
    private final double phi;
    private final double shock;
    private double level;

    /**
     * @param phi the autocorrelation at lag 1, inside -1 to 1
     * @param deviation the standard deviation of x, not of w
     */
    AutoregressiveNoise(RandomGenerator random, double phi, double deviation) {
        this.random = random;
        this.phi = phi;
        this.shock = deviation * Math.sqrt(1 - phi * phi);
        this.level = deviation * random.nextGaussian();
    }

    double next() {
        level = phi * level + shock * random.nextGaussian();
        return level;
    }
}
