package io.driftcast.series.transform;

/**
 * Scaling onto 0 to 1: (x - low) / (high - low). Where low equals high every value becomes its
 * distance from them. Immutable, thread-safe.
 *
 * @param low what becomes 0
 * @param high what becomes 1, not below low
 */
public record MinMax(double low, double high) {

    public MinMax {
        if (!(low <= high) || !(high - low < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "no finite range to scale from: %s to %s".formatted(low, high));
        }
    }

    /**
     * The range of the values that are there.
     *
     * @param values NaN where missing
     * @throws IllegalArgumentException if none is there, or one is infinite
     */
    public static MinMax of(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return new MinMax(low, high);
    }

    /** The scaled value; beyond 0 to 1 for one outside the range, NaN for NaN. */
    public double forward(double value) {
        return (value - low) / size();
    }

    /** The value that was scaled. */
    public double inverse(double scaled) {
        return low + scaled * size();
    }

    private double size() {
        return high > low ? high - low : 1;
    }
}
