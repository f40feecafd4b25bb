package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.TrainingSeries;
import java.util.Arrays;

/** Goes through a series and tells how far the values to come lie from the naive forecasts. */
final class NaiveErrors {

    private final double[] y;
    private final Position position;
    private final double[] distances;
    private int t;

    NaiveErrors(Representation representation, TrainingSeries series) {
        y = Arrays.stream(series.values()).map(representation::forward).toArray();
        position = new Position(representation, series.firstStep());
        distances = new double[representation.horizon()];
    }

    /** Where the series stands after the last step. */
    Position position() {
        return position;
    }

    /** The value of the last step on the model's scale, NaN if it is missing. */
    double value() {
        return y[t - 1];
    }

    /**
     * Moves on by one step.
     *
     * @return by steps ahead, the value less the naive forecast, on the model's scale; NaN where
     *     there is none, or no forecast worth the name yet. Good until the next call
     */
    double[] next() {
        position.advance(y[t]);
        t++;
        for (int h = 0; h < distances.length; h++) {
            boolean there = t + h < y.length && position.settled();
            distances[h] = there ? y[t + h] - position.naive(h + 1) : Double.NaN;
        }
        return distances;
    }
}
