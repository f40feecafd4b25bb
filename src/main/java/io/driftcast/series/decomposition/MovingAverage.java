package io.driftcast.series.decomposition;

/** Moving averages, as a running sum. */
final class MovingAverage {

    private MovingAverage() {}

    /**
     * The averages over every window of consecutive values.
     *
     * @param values the values, the first n of which count
     * @param averages takes one average a window: n - window + 1
     * @return how many averages there are
     */
    static int of(double[] values, int n, int window, double[] averages) {
        int length = n - window + 1;
        double sum = 0;
        for (int i = 0; i < window; i++) {
            sum += values[i];
        }
        averages[0] = sum / window;
        for (int i = 1; i < length; i++) {
            sum += values[i + window - 1] - values[i - 1];
            averages[i] = sum / window;
        }
        return length;
    }
}
