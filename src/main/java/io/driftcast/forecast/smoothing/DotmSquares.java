package io.driftcast.forecast.smoothing;

/**
 * The least sum of squared one-step errors of a dynamic optimised theta model at one alpha. The
 * error of step t is x(t) - l(t-1) - (1 - alpha)^(t-1) level - lineWeight line(t-1), l being the
 * smoothing from level 0: a regression on two variables, its second coefficient held between 0 and
 * 1. The first step has no line before it, so no error. Immutable.
 *
 * @param alpha weight of an error in the level
 * @param level the level before the first value
 * @param lineWeight weight of the regression line
 * @param sum the sum of squares over the values that are there, from the second step on
 */
record DotmSquares(double alpha, double level, double lineWeight, double sum) {

    /**
     * @param values the series, NaN where missing
     * @param filled the same without gaps
     */
    static DotmSquares at(double alpha, double[] values, double[] filled) {
        double uu = 0;
        double uv = 0;
        double vv = 0;
        double uy = 0;
        double vy = 0;
        DotmState state = new DotmState(alpha, 0, 0);
        for (int t = 0; t < values.length; t++) {
            double u = state.decay;
            double v = state.line();
            if (t > 0 && !Double.isNaN(values[t])) {
                double y = values[t] - state.level;
                uu += u * u;
                uv += u * v;
                vv += v * v;
                uy += u * y;
                vy += v * y;
            }
            state.take(filled[t]);
        }
        double determinant = uu * vv - uv * uv;
        double weight =
                determinant > 1e-12 * uu * vv
                        ? Math.clamp((uu * vy - uv * uy) / determinant, 0, 1)
                        : 0;
        double level = uu > 0 ? (uy - weight * uv) / uu : 0;
        return new DotmSquares(alpha, level, weight, squares(alpha, level, weight, values, filled));
    }

    private static double squares(
            double alpha, double level, double weight, double[] values, double[] filled) {
        DotmState state = new DotmState(alpha, weight, level);
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            if (t > 0 && !Double.isNaN(values[t])) {
                double error = values[t] - state.expectation();
                sum += error * error;
            }
            state.take(filled[t]);
        }
        return sum;
    }

    /** Smoothing alone, from the first value. */
    DotmSquares withoutLine(double[] values, double[] filled) {
        return new DotmSquares(alpha, filled[0], 0, squares(alpha, filled[0], 0, values, filled));
    }

    /** Puts what this model expects in place of the missing values. */
    void fill(double[] values, double[] filled) {
        DotmState state = new DotmState(alpha, lineWeight, level);
        for (int t = 0; t < values.length; t++) {
            if (Double.isNaN(values[t])) {
                filled[t] = state.expectation();
            }
            state.take(filled[t]);
        }
    }
}
