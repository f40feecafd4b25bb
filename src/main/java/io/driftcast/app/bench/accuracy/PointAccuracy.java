package io.driftcast.app.bench.accuracy;

import io.driftcast.evaluation.Accuracy;
import io.driftcast.forecast.Intervals;

/** {@link Accuracy} of forecasts that are points and nothing else. */
final class PointAccuracy {

    private PointAccuracy() {}

    /**
     * The measures of the points; those of intervals mean nothing.
     *
     * @param actual what came, no longer than the forecast
     * @param scale what MASE divides by
     */
    static Accuracy of(double[] actual, double[] points, double scale) {
        return Accuracy.of(actual, Intervals.normal(points, new double[points.length]), scale);
    }
}
