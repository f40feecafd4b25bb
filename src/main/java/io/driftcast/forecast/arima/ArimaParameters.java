package io.driftcast.forecast.arima;

/**
 * A spec with its numbers. The arrays are kept, not copied, and must not be changed.
 *
 * @param phi autoregressive coefficients, lag 1 first
 * @param theta moving-average coefficients, sign plus, lag 1 first
 * @param constant the mean or the drift a step; 0 where the spec has none
 * @param sigma2 the innovations' variance, not negative
 */
public record ArimaParameters(
        ArimaSpec spec, double[] phi, double[] theta, double constant, double sigma2) {

    /**
     * @throws IllegalArgumentException if the arrays do not fit the spec, a number is not finite or
     *     sigma2 is negative
     */
    public ArimaParameters {
        if (phi.length != spec.p() || theta.length != spec.q()) {
            throw new IllegalArgumentException(
                    "%s with %d autoregressive and %d moving-average coefficients"
                            .formatted(spec, phi.length, theta.length));
        }
        double sum = constant + sigma2;
        for (double coefficient : phi) {
            sum += coefficient;
        }
        for (double coefficient : theta) {
            sum += coefficient;
        }
        if (!Double.isFinite(sum) || sigma2 < 0) {
            throw new IllegalArgumentException(
                    "%s: coefficients must be finite and sigma2 not negative (sigma2 %s, constant %s)"
                            .formatted(spec, sigma2, constant));
        }
    }

    /**
     * Whether all roots of the moving-average polynomial lie outside the circle of this radius.
     *
     * @param radius 1 for plain invertibility; a little more tells roots that nearly touch the unit
     *     circle
     */
    public boolean isInvertibleBeyond(double radius) {
        double[] scaled = new double[theta.length];
        double power = 1;
        for (int i = 0; i < scaled.length; i++) {
            power *= radius;
            scaled[i] = -theta[i] * power;
        }
        return PartialAutocorrelations.fromCoefficients(scaled) < 1;
    }
}
