package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;

/**
 * The weighted mean of values as they come, and the weighted sum of squares about it (D. H. D.
 * West, doi:10.1145/359146.359153). Not thread-safe.
 */
final class WeightedMoments {

    /** With fewer values than this that are all alike, nothing is known of their spread. */
    static final int FEW = 4;

    /** The length of the encoding. */
    static final int BYTES = Integer.BYTES + 3 * Double.BYTES;

    private int count;
    private double weight;
    private double mean;
    private double squares;

    /**
     * Takes in a value.
     *
     * @param share its weight, above 0
     */
    void add(double value, double share) {
        count = count == Integer.MAX_VALUE ? count : count + 1;
        weight += share;
        double before = value - mean;
        mean += share / weight * before;
        squares += share * before * (value - mean);
    }

    int count() {
        return count;
    }

    /** The sum of the weights. */
    double weight() {
        return weight;
    }

    /** 0 before the first value. */
    double mean() {
        return mean;
    }

    /** The sum of squares over the number of values less one; 0 below two values. */
    double variance() {
        return count < 2 ? 0 : Math.max(0, squares) / (count - 1);
    }

    /**
     * The root of the variance; while the values say nothing of it, the size of {@code level}, or 1
     * where that is 0.
     */
    double scale(double level) {
        if (variance() > 0 || count >= FEW) {
            return Math.sqrt(variance());
        }
        return level == 0 ? 1 : Math.abs(level);
    }

    void put(ByteWriter bytes) {
        bytes.putInt(count).putDouble(weight).putDouble(mean).putDouble(squares);
    }

    static WeightedMoments read(ModelBytes bytes) throws IncompatibleModelException {
        WeightedMoments moments = new WeightedMoments();
        moments.count = bytes.count("the number of values");
        moments.weight = bytes.notNegative("the weight");
        moments.mean = bytes.finite("the mean");
        moments.squares = bytes.finite("the sum of squares");
        return moments;
    }
}
