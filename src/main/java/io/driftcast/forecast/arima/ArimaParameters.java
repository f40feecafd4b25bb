package io.driftcast.forecast.arima;

import java.util.Locale;

/**
 * A spec with its numbers. The arrays are kept, not copied, and must not be changed.
 *
 * @param phi autoregressive coefficients, lag 1 first
 * @param theta moving-average coefficients, sign plus, lag 1 first
 * @param seasonalPhi autoregressive coefficients at the seasonal lag and its multiples
 * @param seasonalTheta moving-average coefficients there, sign plus
 * @param constant the mean or the drift a step; 0 where the spec has none
 * @param sigma2 the innovations' variance that standard errors are made of, not negative
 */
public record ArimaParameters(
        ArimaSpec spec,
        double[] phi,
        double[] theta,
        double[] seasonalPhi,
        double[] seasonalTheta,
        double constant,
        double sigma2) {

    /**
     * @throws IllegalArgumentException if the arrays do not fit the spec, a number is not finite or
     *     sigma2 is negative
     */
    public ArimaParameters {
        if (phi.length != spec.p()
                || theta.length != spec.q()
                || seasonalPhi.length != spec.seasonalP()
                || seasonalTheta.length != spec.seasonalQ()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s with %d and %d autoregressive, %d and %d moving-average coefficients",
                            spec,
                            phi.length,
                            seasonalPhi.length,
                            theta.length,
                            seasonalTheta.length));
        }
        double sum = constant + sigma2;
        for (double[] block : new double[][] {phi, theta, seasonalPhi, seasonalTheta}) {
            for (double coefficient : block) {
                sum += coefficient;
            }
        }
        if (!Double.isFinite(sum) || sigma2 < 0) {
            throw new IllegalArgumentException(
                    "%s: coefficients must be finite and sigma2 not negative (sigma2 %s, constant %s)"
                            .formatted(spec, sigma2, constant));
        }
    }

    /** A model without seasonal terms. */
    public ArimaParameters(
            ArimaSpec spec, double[] phi, double[] theta, double constant, double sigma2) {
        this(spec, phi, theta, new double[0], new double[0], constant, sigma2);
    }

    /**
     * Whether all roots of both moving-average polynomials lie outside the circle of this radius,
     * the seasonal one taken as a polynomial in B^m.
     *
     * @param radius 1 for plain invertibility; a little more tells roots that nearly touch the unit
     *     circle
     */
    public boolean isInvertibleBeyond(double radius) {
        return rootsBeyond(radius, theta, -1) && rootsBeyond(radius, seasonalTheta, -1);
    }

    /** The same of the autoregressive polynomials. */
    public boolean isStationaryBeyond(double radius) {
        return rootsBeyond(radius, phi, 1) && rootsBeyond(radius, seasonalPhi, 1);
    }

    private static boolean rootsBeyond(double radius, double[] coefficients, int sign) {
        double[] scaled = new double[coefficients.length];
        double power = 1;
        for (int i = 0; i < scaled.length; i++) {
            power *= radius;
            scaled[i] = sign * coefficients[i] * power;
        }
        return PartialAutocorrelations.fromCoefficients(scaled) < 1;
    }
}
