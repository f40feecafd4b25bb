package io.driftcast.forecast.smoothing;

/**
 * Whether a seasonal model forgets its past: all roots of the characteristic polynomial of its
 * error-correcting form lie in the unit circle (Hyndman et al. 2008, section 10.1). Without a
 * season the usual bounds are enough.
 *
 * <p>The polynomial is that of the recursions in {@link EtsParameters}; R's {@code ets} has beta in
 * place of phi beta in it, and so allows a little less where the trend is damped.
 *
 * <p>Tested by the recursion of Schur and Cohn, in time that grows with the square of the period.
 * Not thread-safe.
 */
final class Admissibility {

    /** How far outside the circle a root may lie, so that slopes that hardly move are allowed. */
    private static final double RADIUS = 1 + 1e-6;

    private final EtsSpec spec;
    private final int period;
    private final double[] a;
    private final double[] b;

    Admissibility(EtsSpec spec, int period) {
        this.spec = spec;
        this.period = period;
        a = new double[period + 2];
        b = new double[period + 2];
    }

    /**
     * @param smoothing alpha, beta, gamma, phi within the usual bounds
     */
    boolean holds(double[] smoothing) {
        if (!spec.hasSeason()) {
            return true;
        }
        int degree = fill(smoothing[0], smoothing[1], smoothing[2], smoothing[3]);
        double power = 1;
        for (int i = degree; i >= 0; i--) { // p(RADIUS z), leading coefficient 1
            a[i] *= power;
            power /= RADIUS;
        }
        for (int n = degree; n > 0; n--) {
            double k = a[0];
            if (!(Math.abs(k) < 1)) {
                return false;
            }
            double scale = 1 / (1 - k * k);
            for (int i = 1; i <= n; i++) {
                b[i - 1] = (a[i] - k * a[n - i]) * scale;
            }
            System.arraycopy(b, 0, a, 0, n);
        }
        return true;
    }

    /** Coefficients, lowest power first; returns the degree. */
    private int fill(double alpha, double beta, double gamma, double phi) {
        if (!spec.hasTrend()) { // the one below divided by z - 1
            a[0] = alpha + gamma - 1;
            for (int i = 1; i < period; i++) {
                a[i] = alpha;
            }
            a[period] = 1;
            return period;
        }
        double damped = phi * beta; // an error moves the next level by this share of the slope's
        double middle = alpha + damped - alpha * phi;
        a[0] = phi * (1 - alpha - gamma);
        for (int i = 1; i < period; i++) {
            a[i] = middle;
        }
        a[1] += gamma - 1;
        a[period] = alpha + damped - phi;
        a[period + 1] = 1;
        return period + 1;
    }
}
