package io.driftcast.series.transform;

/** Checks of what a transform can take. NaN, a missing value, passes. */
final class Domain {

    private Domain() {}

    static void requirePositive(double value, String what) {
        if (value <= 0 || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "%s needs finite values above 0, not %s".formatted(what, value));
        }
    }

    static void requireNotNegative(double value, String what) {
        if (value < 0 || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "%s needs finite values from 0 on, not %s".formatted(what, value));
        }
    }
}
