package io.driftcast.app.bench;

import java.util.random.RandomGenerator;

/**
 * Values of an ARIMA(2,1,2) process, one after the other: the differences w follow w(t) = 0.5
 * w(t-1) - 0.2 w(t-2) + e(t) + 0.3 e(t-1) + 0.1 e(t-2), e standard normal.
 */
final class ArimaProcess {

    private static final double LEVEL = 100;

    private final RandomGenerator random;
    private double value = LEVEL;
    private double change;
    private double changeBefore;
    private double shock;
    private double shockBefore;

    ArimaProcess(RandomGenerator random) {
        this.random = random;
    }

    double next() {
        double e = random.nextGaussian();
        double w = 0.5 * change - 0.2 * changeBefore + e + 0.3 * shock + 0.1 * shockBefore;
        changeBefore = change;
        change = w;
        shockBefore = shock;
        shock = e;
        value += w;
        return value;
    }
}
