package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * The product of a polynomial in the lag and one in the seasonal lag, multiplied out:
 *
 * <pre>
 *   (1 + s a_1 B + ... + s a_k B^k) (1 + s A_1 B^m + ... + s A_K B^(mK)) = 1 + s sum c_l B^l
 * </pre>
 *
 * with s = -1 for autoregressions and +1 for moving averages. Only the few lags l at which c can be
 * other than zero are listed. Not thread-safe.
 */
final class LagPolynomial {

    private final int sign;
    private final int period;
    private final int regular;
    private final int seasonal;

    /** The largest lag. */
    final int degree;

    /** The lags that count, rising. */
    final int[] lags;

    /** The coefficients c of those lags. */
    final double[] coefficients;

    /** The coefficients by lag: c_l at index l, zeros between, 0 at index 0. */
    final double[] dense;

    private LagPolynomial(int sign, int regular, int seasonal, int period) {
        this.sign = sign;
        this.period = period;
        this.regular = regular;
        this.seasonal = seasonal;
        degree = regular + seasonal * period;
        dense = new double[degree + 1];
        boolean[] counts = new boolean[degree + 1];
        for (int j = 0; j <= seasonal; j++) {
            Arrays.fill(counts, j * period, j * period + regular + 1, true);
        }
        int n = 0;
        int[] found = new int[degree];
        for (int lag = 1; lag <= degree; lag++) {
            if (counts[lag]) {
                found[n++] = lag;
            }
        }
        lags = Arrays.copyOf(found, n);
        coefficients = new double[n];
    }

    /** The autoregressive side of a spec, without its differences; all coefficients 0. */
    static LagPolynomial autoregressive(ArimaSpec spec) {
        return new LagPolynomial(-1, spec.p(), spec.seasonalP(), spec.period());
    }

    /** The moving-average side of a spec; all coefficients 0. */
    static LagPolynomial movingAverage(ArimaSpec spec) {
        return new LagPolynomial(1, spec.q(), spec.seasonalQ(), spec.period());
    }

    /** Takes over the coefficients of the two factors. */
    void set(double[] regularTerms, double[] seasonalTerms) {
        Arrays.fill(dense, 0);
        for (int i = 1; i <= regular; i++) {
            dense[i] = regularTerms[i - 1];
        }
        for (int j = 1; j <= seasonal; j++) {
            double term = seasonalTerms[j - 1];
            dense[j * period] += term;
            for (int i = 1; i <= regular; i++) {
                dense[j * period + i] += sign * regularTerms[i - 1] * term;
            }
        }
        for (int k = 0; k < lags.length; k++) {
            coefficients[k] = dense[lags[k]];
        }
    }

    /**
     * The coefficients c of this polynomial times (1 - B)^d (1 - B^m)^D, by lag; for an
     * autoregression, so that y[t] = sum c_l y[t-l] + ... holds for the series itself.
     */
    double[] timesDifferences(int d, int seasonalD) {
        double[] product = new double[degree + d + seasonalD * period + 1];
        product[0] = 1;
        for (int lag = 1; lag <= degree; lag++) {
            product[lag] = sign * dense[lag];
        }
        int top = degree;
        for (int k = 0; k < d + seasonalD; k++) {
            int step = k < d ? 1 : period;
            top += step;
            for (int lag = top; lag >= step; lag--) {
                product[lag] -= product[lag - step];
            }
        }
        product[0] = 0;
        for (int lag = 1; lag < product.length; lag++) {
            product[lag] *= sign;
        }
        return product;
    }
}
