package io.driftcast.forecast.regression;

import io.driftcast.math.stats.Cholesky;

/**
 * A fitted polynomial of time: y(t) = sum of b_k u^k with u = (t - centre) / halfRange, t = 1 being
 * the first step of the training series.
 *
 * @param lastStep the t of the last value it was fitted to
 * @param centre the middle of the observed range
 * @param halfRange from there to either end, above 0
 * @param coefficients b_0, b_1 and so on
 * @param normal the factor of X'X, the rows of X being the powers of u
 * @param sigma the residual standard deviation, of as many degrees of freedom
 * @param degreesOfFreedom values less coefficients
 */
record TrendLine(
        int lastStep,
        double centre,
        double halfRange,
        double[] coefficients,
        Cholesky normal,
        double sigma,
        int degreesOfFreedom) {

    /** The expected value at a time. */
    double value(double t) {
        double u = (t - centre) / halfRange;
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum * u + coefficients[k];
        }
        return sum;
    }

    /**
     * The standard error of a new value at a time: sigma sqrt(1 + x' (X'X)^-1 x), which counts the
     * uncertainty of the coefficients. Inside the range of the training values that of its last one
     * is given, so that errors do not shrink on the way to the end.
     */
    double standardError(double t) {
        double[] powers = powers((Math.max(t, lastStep) - centre) / halfRange);
        return sigma * Math.sqrt(1 + normal.inverseForm(powers));
    }

    private double[] powers(double u) {
        double[] powers = new double[coefficients.length];
        powers[0] = 1;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = powers[k - 1] * u;
        }
        return powers;
    }
}
