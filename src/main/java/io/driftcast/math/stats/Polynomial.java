package io.driftcast.math.stats;

/** Polynomials as coefficient arrays, highest power first. */
final class Polynomial {

    private Polynomial() {}

    /** The value at {@code x}, by Horner's rule. */
    static double value(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
