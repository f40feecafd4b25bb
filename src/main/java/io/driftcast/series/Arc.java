package io.driftcast.series;

import java.util.Arrays;

/**
 * The shortest arc of a circle that holds most of some positions on it.
 *
 * @param centre its middle, from 0 to the circle's length
 * @param length how long it is
 * @param kept how many positions it holds
 */
record Arc(double centre, double length, int kept) {

    /**
     * The shortest arc that holds {@code keep} of the positions.
     *
     * @param positions each from 0 to below {@code circle}
     * @param circle the circle's length
     * @param keep at least 1, at most the number of positions
     */
    static Arc shortest(long[] positions, long circle, int keep) {
        long[] sorted = positions.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        long start = sorted[0];
        long shortest = Long.MAX_VALUE;
        for (int first = 0; first < n; first++) {
            int last = first + keep - 1;
            long end = last < n ? sorted[last] : sorted[last - n] + circle;
            if (end - sorted[first] < shortest) {
                shortest = end - sorted[first];
                start = sorted[first];
            }
        }
        double centre = start + shortest / 2.0;
        return new Arc(centre >= circle ? centre - circle : centre, shortest, keep);
    }

    /** The same reach with the ends that further positions are to be expected at. */
    double expectedLength() {
        return kept > 1 ? length * (kept + 1) / (kept - 1) : length;
    }
}
