package io.driftcast.forecast.smoothing;

/**
 * The least squares line through values at 0, 1, 2, ..., missing ones (NaN) left out.
 *
 * @param intercept the line at 0
 * @param slope the rise a step; 0 for a single value
 */
record Line(double intercept, double slope) {

    static Line through(double[] values) {
        int n = 0;
        double mean = 0;
        double middle = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                n++;
                mean += values[t];
                middle += t;
            }
        }
        mean /= n;
        middle /= n;
        double cross = 0;
        double square = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                cross += (t - middle) * (values[t] - mean);
                square += (t - middle) * (t - middle);
            }
        }
        double slope = n > 1 ? cross / square : 0;
        return new Line(mean - slope * middle, slope);
    }

    double at(double t) {
        return intercept + slope * t;
    }
}
