package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;

/**
 * The mean of all values with weights (1 - alpha)^i, i = 0 for the last, over their sum: pandas'
 * {@code ewm(alpha, adjust=True)}. Not thread-safe.
 */
final class WeightedAverage implements Average {

    private final double alpha;
    private double sumOfWeights;
    private double value;

    /**
     * @param sumOfWeights 0 before the first value
     */
    WeightedAverage(double alpha, double sumOfWeights, double value) {
        this.alpha = alpha;
        this.sumOfWeights = sumOfWeights;
        this.value = value;
    }

    @Override
    public double value() {
        return sumOfWeights == 0 ? Double.NaN : value;
    }

    @Override
    public void add(double added) {
        sumOfWeights = 1 + (1 - alpha) * sumOfWeights;
        value += (added - value) / sumOfWeights;
    }

    @Override
    public double weight() {
        return alpha;
    }

    @Override
    public int length() {
        return 2 * Double.BYTES;
    }

    @Override
    public void put(ByteWriter bytes) {
        bytes.putDouble(sumOfWeights).putDouble(value);
    }
}
