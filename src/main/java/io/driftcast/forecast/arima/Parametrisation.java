package io.driftcast.forecast.arima;

/**
 * Unconstrained numbers for the ARMA coefficients: each is the area hyperbolic tangent of a partial
 * autocorrelation, so every point is a stationary and invertible model.
 *
 * <p>The bounds keep a little away from the unit circle: for the moving average by so little that
 * the likelihood does not notice, for the autoregression as far as the stationary start has digits.
 * Not thread-safe: it reuses its arrays.
 */
final class Parametrisation {

    private static final double AR_BOUND = 1 - 1e-8;
    private static final double MA_BOUND = 1 - 1e-6;

    /** Starting values further out are pulled back: the likelihood is flat there. */
    private static final double START_BOUND = 0.9999;

    private static final double SHRINK = 0.97;

    private final int p;
    private final double[] phi;
    private final double[] theta;

    Parametrisation(ArimaSpec spec) {
        p = spec.p();
        phi = new double[p];
        theta = new double[spec.q()];
    }

    int dimension() {
        return phi.length + theta.length;
    }

    /** The autoregressive coefficients of the point last set; overwritten by the next. */
    double[] phi() {
        return phi;
    }

    /** The moving-average coefficients of the point last set; overwritten by the next. */
    double[] theta() {
        return theta;
    }

    /** Takes a point; {@link #phi()} and {@link #theta()} then hold its coefficients. */
    void set(double[] point) {
        for (int i = 0; i < p; i++) {
            phi[i] = AR_BOUND * StrictMath.tanh(point[i]);
        }
        PartialAutocorrelations.toCoefficients(phi);
        for (int i = 0; i < theta.length; i++) {
            theta[i] = MA_BOUND * StrictMath.tanh(point[p + i]);
        }
        PartialAutocorrelations.toCoefficients(theta);
        for (int i = 0; i < theta.length; i++) {
            theta[i] = -theta[i];
        }
    }

    /**
     * The point of given coefficients, drawn towards zero until they are well inside the stationary
     * and invertible region.
     *
     * @param coefficients phi, then theta; unchanged
     */
    double[] pointOf(double[] coefficients) {
        double[] point = new double[dimension()];
        double[] ar = new double[phi.length];
        double[] ma = new double[theta.length];
        System.arraycopy(coefficients, 0, ar, 0, p);
        for (int i = 0; i < ma.length; i++) {
            ma[i] = -coefficients[p + i];
        }
        place(ar, point, 0);
        place(ma, point, p);
        return point;
    }

    private static void place(double[] coefficients, double[] point, int offset) {
        double[] partials = coefficients.clone();
        double shrink = 1;
        while (!(PartialAutocorrelations.fromCoefficients(partials) < 1)) {
            shrink *= SHRINK;
            double power = 1;
            for (int i = 0; i < partials.length; i++) {
                power *= shrink;
                partials[i] = Double.isFinite(coefficients[i]) ? coefficients[i] * power : 0;
            }
        }
        for (int i = 0; i < partials.length; i++) {
            point[offset + i] = areaTangent(Math.clamp(partials[i], -START_BOUND, START_BOUND));
        }
    }

    private static double areaTangent(double value) {
        return 0.5 * StrictMath.log((1 + value) / (1 - value));
    }
}
