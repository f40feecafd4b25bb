package io.driftcast.forecast.arima;

/**
 * Unconstrained numbers for the ARMA coefficients: each is the area hyperbolic tangent of a partial
 * autocorrelation of one of the four factors (phi, seasonal phi, theta, seasonal theta, in this
 * order), so every point is a stationary and invertible model.
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

    private final double[][] ar;
    private final double[][] ma;
    private final int dimension;

    Parametrisation(ArimaSpec spec) {
        ar = new double[][] {new double[spec.p()], new double[spec.seasonalP()]};
        ma = new double[][] {new double[spec.q()], new double[spec.seasonalQ()]};
        dimension = spec.termCount();
    }

    int dimension() {
        return dimension;
    }

    /** Regular and seasonal autoregressive coefficients of the point last set; overwritten. */
    double[][] ar() {
        return ar;
    }

    /** Regular and seasonal moving-average coefficients of the point last set; overwritten. */
    double[][] ma() {
        return ma;
    }

    /** Takes a point; {@link #ar()} and {@link #ma()} then hold its coefficients. */
    void set(double[] point) {
        int at = 0;
        for (double[] block : ar) {
            at = fill(block, point, at, AR_BOUND, 1);
        }
        for (double[] block : ma) {
            at = fill(block, point, at, MA_BOUND, -1);
        }
    }

    private static int fill(double[] block, double[] point, int at, double bound, int sign) {
        for (int i = 0; i < block.length; i++) {
            block[i] = bound * StrictMath.tanh(point[at + i]);
        }
        PartialAutocorrelations.toCoefficients(block);
        for (int i = 0; i < block.length; i++) {
            block[i] *= sign;
        }
        return at + block.length;
    }

    /**
     * The point of given coefficients, drawn towards zero until they are well inside the stationary
     * and invertible region.
     *
     * @param coefficients the four factors' coefficients in their order; unchanged. Missing ones at
     *     the end of a factor count as zero
     */
    double[] pointOf(double[]... coefficients) {
        double[] point = new double[dimension];
        int at = 0;
        for (int factor = 0; factor < 4; factor++) {
            int length = factor < 2 ? ar[factor].length : ma[factor - 2].length;
            double[] block = new double[length];
            for (int i = 0; i < Math.min(length, coefficients[factor].length); i++) {
                block[i] = factor < 2 ? coefficients[factor][i] : -coefficients[factor][i];
            }
            place(block, point, at);
            at += length;
        }
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
