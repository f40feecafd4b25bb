package io.driftcast.app.bench;

import java.util.Arrays;

/** The smallest and the largest of some figures; NaN both if there are none. */
public record Range(double min, double max) {

    /** Of no figures. */
    static final Range NONE = new Range(Double.NaN, Double.NaN);

    /**
     * @throws IllegalArgumentException if there are none
     */
    static Range of(double[] figures) {
        return new Range(
                Arrays.stream(figures).min().orElseThrow(Range::nothing),
                Arrays.stream(figures).max().orElseThrow(Range::nothing));
    }

    private static IllegalArgumentException nothing() {
        return new IllegalArgumentException("nothing was measured");
    }
}
