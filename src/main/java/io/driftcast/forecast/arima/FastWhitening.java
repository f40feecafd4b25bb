package io.driftcast.forecast.arima;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The innovations of stationary columns without gaps, in time proportional to their length times
 * the larger degree r of the two polynomials.
 *
 * <p>The covariances a_0, a_1, ... of the value at hand with the predictable part of itself and of
 * those that follow, in which a_0 is the innovation's variance, change from step to step by a
 * multiple of one vector b only, because the process is stationary:
 *
 * <pre>
 *   k = b_0 / a_0 (the partial autocorrelation),   a_i' = a_i - k b_i,   b_(i-1)' = b_i - k a_i
 * </pre>
 *
 * Neither line contains the autoregression: that enters the start, and is taken off the columns
 * before. Once b has died away, a is the moving average itself, and a step costs its non-zero lags.
 *
 * <p>Sources: M. Morf, G. S. Sidhu, T. Kailath, "Some new algorithms for recursive estimation in
 * constant, linear, discrete-time systems", IEEE Trans. Automatic Control 19 (1974),
 * doi:10.1109/TAC.1974.1100576; J. G. Pearlman, "An algorithm for the exact likelihood of a
 * high-order autoregressive-moving average process", Biometrika 67 (1980),
 * doi:10.1093/biomet/67.1.232. Not thread-safe.
 */
final class FastWhitening implements Whitening {

    private static final double PRODUCT_LIMIT = 1e120;

    /** What is left of b changes variances by its square; in units of sigma. */
    private static final double NEGLIGIBLE = 1e-8;

    /** Models of up to this size have their own loop. */
    private static final int SHORT = 3;

    /** Every so many steps b is looked at. */
    private static final int LOOK_EVERY = 8;

    private final LagPolynomial phi;
    private final LagPolynomial theta;
    private final StationaryCovariance start;
    private final int size;
    private final int length;
    private final double[][] columns;
    private final double[][] rest;
    private final double[][] expected;
    private final double[][] white;
    private final double[] a;
    private final double[] b;
    private double logVariances;

    /**
     * @param columns of one length, without missing values; kept, not changed
     */
    FastWhitening(LagPolynomial phi, LagPolynomial theta, double[][] columns) {
        this.phi = phi;
        this.theta = theta;
        this.columns = columns;
        start = new StationaryCovariance(phi, theta);
        size = start.size();
        length = columns[0].length;
        rest = new double[columns.length][length];
        expected = new double[columns.length][length + size];
        white = new double[columns.length][length];
        a = new double[size];
        b = new double[length + size];
    }

    @Override
    public double logVariances() {
        return logVariances;
    }

    @Override
    public double @Nullable [][] whiten() {
        if (!start.firstColumn(a)) {
            return null;
        }
        for (int j = 1; j <= size; j++) {
            b[j - 1] = (j < size ? a[j] : 0) + (j <= phi.degree ? phi.dense[j] * a[0] : 0);
        }
        Arrays.fill(b, size, b.length, 0);
        for (int c = 0; c < columns.length; c++) {
            autoregress(columns[c], rest[c]);
            Arrays.fill(expected[c], 0);
        }
        int settled = size <= SHORT && columns.length <= 2 ? adaptingShort() : adapting();
        double deviation = Math.sqrt(a[0]);
        for (int c = 0; c < columns.length; c++) {
            steady(settled, rest[c], expected[c], white[c]);
            double[] row = white[c];
            double scale = 1 / deviation;
            for (int t = settled; t < length; t++) {
                row[t] *= scale;
            }
        }
        logVariances += (length - settled) * StrictMath.log(a[0]);
        return white;
    }

    /** Takes the autoregression off a column; what lies before its first value counts as zero. */
    private void autoregress(double[] column, double[] into) {
        System.arraycopy(column, 0, into, 0, length);
        for (int k = 0; k < phi.lags.length; k++) {
            int lag = phi.lags[k];
            double coefficient = phi.coefficients[k];
            for (int t = lag; t < length; t++) {
                into[t] -= coefficient * column[t - lag];
            }
        }
    }

    /** The steps in which variance and gain still change; returns the first step after them. */
    private int adapting() {
        logVariances = 0;
        double product = 1;
        int t = 0;
        while (t < length) {
            double variance = a[0];
            product *= variance;
            if (product > PRODUCT_LIMIT) {
                logVariances += StrictMath.log(product);
                product = 1;
            }
            double scale = 1 / Math.sqrt(variance);
            for (int c = 0; c < columns.length; c++) {
                double surprise = rest[c][t] - expected[c][t];
                white[c][t] = surprise * scale;
                spread(surprise / variance, expected[c], t);
            }
            reflect(b[t] / variance, t);
            t++;
            if (t % LOOK_EVERY == 0 && died(t)) {
                break;
            }
        }
        logVariances += StrictMath.log(product);
        return t;
    }

    /** The same for small models with at most one regressor, kept out of memory. */
    private int adaptingShort() {
        boolean regressed = columns.length == 2;
        double[] values = rest[0];
        double[] out = white[0];
        double[] regressor = regressed ? rest[1] : values;
        double[] regressorOut = regressed ? white[1] : out;
        double a0 = a[0];
        double a1 = size > 1 ? a[1] : 0;
        double a2 = size > 2 ? a[2] : 0;
        double b0 = b[0];
        double b1 = size > 1 ? b[1] : 0;
        double b2 = size > 2 ? b[2] : 0;
        double next = 0;
        double second = 0;
        double regressorNext = 0;
        double regressorSecond = 0;
        double product = 1;
        logVariances = 0;
        int t = 0;
        while (t < length && Math.abs(b0) + Math.abs(b1) + Math.abs(b2) > NEGLIGIBLE) {
            double inverse = 1 / a0;
            double scale = Math.sqrt(inverse);
            product *= a0;
            if (product > PRODUCT_LIMIT) {
                logVariances += StrictMath.log(product);
                product = 1;
            }
            if (regressed) {
                double share = regressor[t] - regressorNext;
                regressorOut[t] = share * scale;
                share *= inverse;
                regressorNext = regressorSecond + a1 * share;
                regressorSecond = a2 * share;
            }
            double surprise = values[t] - next;
            out[t] = surprise * scale;
            surprise *= inverse;
            next = second + a1 * surprise;
            second = a2 * surprise;
            double k = b0 * inverse;
            a0 -= k * b0;
            b0 = b1 - k * a1;
            a1 -= k * b1;
            b1 = b2 - k * a2;
            a2 -= k * b2;
            b2 = 0;
            t++;
        }
        logVariances += StrictMath.log(product);
        a[0] = a0;
        keep(a1, a2, a, 0);
        expected[0][t] = next;
        keep(second, 0, expected[0], t);
        if (regressed) {
            expected[1][t] = regressorNext;
            keep(regressorSecond, 0, expected[1], t);
        }
        return t;
    }

    /** Writes what there is room for in a model of this size. */
    private void keep(double first, double second, double[] into, int at) {
        if (size > 1) {
            into[at + 1] = first;
        }
        if (size > 2) {
            into[at + 2] = second;
        }
    }

    /** What a surprise lets expect of the values after it. */
    private void spread(double share, double[] into, int t) {
        for (int i = 1; i < size; i++) {
            into[t + i] += a[i] * share;
        }
    }

    /** One step of a and b; b's first element then stands at t + 1. */
    private void reflect(double k, int t) {
        for (int i = 0; i < size; i++) {
            double above = a[i];
            double below = b[t + i];
            a[i] = above - k * below;
            b[t + i] = below - k * above;
        }
    }

    private boolean died(int t) {
        for (int i = t; i < t + size; i++) {
            if (Math.abs(b[i]) > NEGLIGIBLE) {
                return false;
            }
        }
        return true;
    }

    /** The rest of a column, where gain and variance no longer change; not yet divided. */
    private void steady(int from, double[] values, double[] known, double[] into) {
        int[] lags = theta.lags;
        double[] coefficients = theta.coefficients;
        int terms = lags.length;
        int own = Math.min(length, from + theta.degree);
        for (int t = from; t < own; t++) {
            double surprise = values[t] - known[t];
            into[t] = surprise;
            for (int k = 0; k < terms; k++) {
                known[t + lags[k]] += coefficients[k] * surprise;
            }
        }
        if (terms == 0) {
            System.arraycopy(values, own, into, own, length - own);
            return;
        }
        if (lags[terms - 1] == terms && terms <= 3) {
            steadyShort(own, values, into);
            return;
        }
        double nearest = coefficients[0];
        int lag = lags[0];
        for (int t = own; t < length; t++) {
            double sum = values[t];
            for (int k = terms - 1; k > 0; k--) {
                sum -= coefficients[k] * into[t - lags[k]];
            }
            into[t] = sum - nearest * into[t - lag];
        }
    }

    /** The same for up to three moving-average terms in a row. */
    private void steadyShort(int from, double[] values, double[] into) {
        double theta1 = theta.dense[1];
        double theta2 = theta.degree > 1 ? theta.dense[2] : 0;
        double theta3 = theta.degree > 2 ? theta.dense[3] : 0;
        double v1 = from > 0 ? into[from - 1] : 0;
        double v2 = from > 1 ? into[from - 2] : 0;
        double v3 = from > 2 ? into[from - 3] : 0;
        for (int t = from; t < length; t++) {
            double v = values[t] - theta3 * v3 - theta2 * v2 - theta1 * v1;
            into[t] = v;
            v3 = v2;
            v2 = v1;
            v1 = v;
        }
    }
}
