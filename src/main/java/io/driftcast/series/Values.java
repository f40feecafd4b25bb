package io.driftcast.series;

/**
 * What there is of a series, of which some steps may be missing: counts, places, means and sizes.
 * What is not a finite number counts as missing. Stateless, thread-safe.
 */
public final class Values {

    /** A spread below this share of the values' size is rounding. */
    private static final double ROUNDING = 1e-14;

    private Values() {}

    /** How many are there. */
    public static int count(double[] values) {
        int n = 0;
        for (double value : values) {
            n += Double.isFinite(value) ? 1 : 0;
        }
        return n;
    }

    /** The place of the first that is there; the length if none is. */
    public static int first(double[] values) {
        int first = 0;
        while (first < values.length && !Double.isFinite(values[first])) {
            first++;
        }
        return first;
    }

    /** The place of the last that is there; -1 if none is. */
    public static int last(double[] values) {
        int last = values.length - 1;
        while (last >= 0 && !Double.isFinite(values[last])) {
            last--;
        }
        return last;
    }

    /** The mean of those that are there, moved on value by value; 0 if none is. */
    public static double mean(double[] values) {
        double mean = 0;
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                mean += (value - mean) / ++n;
            }
        }
        return mean;
    }

    /** The largest absolute value; 0 if none is there. */
    public static double size(double[] values) {
        double size = 0;
        for (double value : values) {
            size = Double.isFinite(value) ? Math.max(size, Math.abs(value)) : size;
        }
        return size;
    }

    /**
     * Whether those that are there differ by no more than rounding. None do not differ.
     *
     * @param size of the values that these were computed from
     */
    public static boolean constant(double[] values, double size) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return !(high - low > ROUNDING * size);
    }
}
