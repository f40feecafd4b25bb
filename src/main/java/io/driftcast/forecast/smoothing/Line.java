package io.driftcast.forecast.smoothing;

/**
 * The least squares line through values at 0, 1, 2, ...
 *
 * @param intercept the line at 0
 * @param slope the rise a step; 0 for a single value
 */
record Line(double intercept, double slope) {

    static Line through(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= n;
        double middle = (n - 1) / 2.0;
        double cross = 0;
        double square = 0;
        for (int t = 0; t < n; t++) {
            cross += (t - middle) * (values[t] - mean);
            square += (t - middle) * (t - middle);
        }
        double slope = n > 1 ? cross / square : 0;
        return new Line(mean - slope * middle, slope);
    }

    double at(double t) {
        return intercept + slope * t;
    }
}
