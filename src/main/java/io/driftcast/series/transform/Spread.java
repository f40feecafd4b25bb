package io.driftcast.series.transform;

/**
 * Mean and squared deviations of the values that are there, by Welford's recursion.
 *
 * @param mean NaN for no values
 * @param squares sum of the squared deviations from the mean
 */
record Spread(int count, double mean, double squares) {

    /** Of the values from an index up to another, NaN where missing. */
    static Spread of(double[] values, int from, int to) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int t = from; t < to; t++) {
            if (Double.isNaN(values[t])) {
                continue;
            }
            count++;
            double rest = values[t] - mean;
            mean += rest / count;
            squares += rest * (values[t] - mean);
        }
        return new Spread(count, count == 0 ? Double.NaN : mean, squares);
    }

    /** The root of the squares over a divisor; NaN where that is not above 0. */
    double deviation(int divisor) {
        return divisor > 0 ? Math.sqrt(squares / divisor) : Double.NaN;
    }
}
