package io.driftcast.app.bench;

import java.util.Arrays;

/**
 * How long readings took to become forecasts that a consumer had in hand.
 *
 * @param millis one a reading, in ascending order
 */
record LatencySample(long[] millis) {

    static LatencySample of(long[] millis) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new LatencySample(sorted);
    }

    /** The smallest latency that a share of the readings did not exceed. */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * millis.length);
        return millis[Math.max(0, rank - 1)];
    }
}
