package io.driftcast.series.transform;

/**
 * Scaling to mean 0 and standard deviation 1: (x - mean) / deviation. Where the deviation is 0
 * every value becomes its distance from the mean. Immutable, thread-safe.
 *
 * @param mean what becomes 0
 * @param deviation 0 or more
 */
public record ZScore(double mean, double deviation) {

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    public ZScore {
        if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "cannot scale with mean %s and deviation %s".formatted(mean, deviation));
        }
    }

    /**
     * Mean and standard deviation (divisor n) of the values that are there.
     *
     * @param values NaN where missing
     * @throws IllegalArgumentException if none is there, or one is infinite
     */
    public static ZScore of(double[] values) {
        Spread spread = Spread.of(values, 0, values.length);
        double deviation = spread.deviation(spread.count());
        boolean rounding = deviation <= ROUNDING * Math.abs(spread.mean());
        return new ZScore(spread.mean(), rounding ? 0 : deviation);
    }

    /** The scaled value; NaN for NaN. */
    public double forward(double value) {
        return (value - mean) / size();
    }

    /** The value that was scaled. */
    public double inverse(double scaled) {
        return mean + scaled * size();
    }

    private double size() {
        return deviation > 0 ? deviation : 1;
    }
}
