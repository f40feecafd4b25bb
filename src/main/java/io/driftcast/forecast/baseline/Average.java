package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;

/** An average that favours the last values. Not thread-safe. */
sealed interface Average permits WindowAverage, WeightedAverage {

    /** NaN before the first value. */
    double value();

    void add(double value);

    /**
     * The smoothing weight of the exponential average whose values are, on average, as old as those
     * in this one.
     */
    double weight();

    /** The length of the encoding. */
    int length();

    void put(ByteWriter bytes);
}
