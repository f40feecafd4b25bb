package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * Starting values for the ARMA coefficients from two regressions: a long autoregression (Burg's
 * method) gives residuals, then the series is regressed on its own past and theirs, at the lags of
 * the regular and the seasonal terms.
 *
 * <p>Source: E. J. Hannan and J. Rissanen, "Recursive estimation of mixed autoregressive-moving
 * average order", Biometrika 69 (1982), doi:10.1093/biomet/69.1.81. Stateless, thread-safe.
 */
final class HannanRissanen {

    private HannanRissanen() {}

    /**
     * Coefficients of the four factors, in the order phi, seasonal phi, theta, seasonal theta, the
     * products of regular and seasonal ones left out of account; neither stationarity nor
     * invertibility is assured. Zeros where the series is too short.
     *
     * @param series without missing values, around zero
     */
    static double[][] estimate(double[] series, ArimaSpec spec) {
        int[] ar = lags(spec.p(), spec.seasonalP(), spec.period());
        int[] ma = lags(spec.q(), spec.seasonalQ(), spec.period());
        int k = ar.length + ma.length;
        int n = series.length;
        int furthest = Math.max(longest(ar), longest(ma));
        int order = ma.length == 0 ? 0 : (int) (10 * StrictMath.log10(n + 1));
        order = Math.min(ma.length == 0 ? 0 : Math.max(order, furthest + 1), n / 4);
        int from = Math.max(longest(ar), ma.length == 0 ? 0 : order + longest(ma));
        double[] solution = new double[k];
        if (k > 0 && n - from >= k + 1) {
            solution = regress(series, residuals(series, order), ar, ma, from);
        }
        int p = spec.p();
        int q = spec.q();
        return new double[][] {
            Arrays.copyOfRange(solution, 0, p),
            Arrays.copyOfRange(solution, p, ar.length),
            Arrays.copyOfRange(solution, ar.length, ar.length + q),
            Arrays.copyOfRange(solution, ar.length + q, k)
        };
    }

    private static int[] lags(int regular, int seasonal, int period) {
        int[] lags = new int[regular + seasonal];
        for (int i = 0; i < lags.length; i++) {
            lags[i] = i < regular ? i + 1 : (i - regular + 1) * period;
        }
        return lags;
    }

    private static int longest(int[] lags) {
        int longest = 0;
        for (int lag : lags) {
            longest = Math.max(longest, lag);
        }
        return longest;
    }

    private static double[] regress(
            double[] series, double[] residuals, int[] ar, int[] ma, int from) {
        int k = ar.length + ma.length;
        double[][] moments = new double[k][k];
        double[] cross = new double[k];
        double[] row = new double[k];
        for (int t = from; t < series.length; t++) {
            for (int i = 0; i < ar.length; i++) {
                row[i] = series[t - ar[i]];
            }
            for (int j = 0; j < ma.length; j++) {
                row[ar.length + j] = residuals[t - ma[j]];
            }
            for (int i = 0; i < k; i++) {
                cross[i] += row[i] * series[t];
                for (int j = 0; j <= i; j++) {
                    moments[i][j] += row[i] * row[j];
                }
            }
        }
        return solve(moments, cross);
    }

    /** One-step errors of an autoregression fitted by Burg's method. */
    private static double[] residuals(double[] series, int order) {
        double[] forward = series.clone();
        double[] backward = series.clone();
        for (int k = 1; k <= order; k++) {
            double cross = 0;
            double power = 0;
            for (int t = k; t < series.length; t++) {
                cross += forward[t] * backward[t - 1];
                power += forward[t] * forward[t] + backward[t - 1] * backward[t - 1];
            }
            double reflection = power > 0 ? 2 * cross / power : 0;
            for (int t = series.length - 1; t >= k; t--) {
                double ahead = forward[t];
                forward[t] = ahead - reflection * backward[t - 1];
                backward[t] = backward[t - 1] - reflection * ahead;
            }
        }
        return forward;
    }

    /** Solves the normal equations (lower triangle) by Cholesky, with a touch of ridge. */
    static double[] solve(double[][] a, double[] b) {
        int k = b.length;
        for (int i = 0; i < k; i++) {
            a[i][i] *= 1 + 1e-9;
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int m = 0; m < j; m++) {
                    sum -= a[i][m] * a[j][m];
                }
                if (i == j && !(sum > 0)) {
                    return new double[k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int m = 0; m < i; m++) {
                b[i] -= a[i][m] * b[m];
            }
            b[i] /= a[i][i];
        }
        for (int i = k - 1; i >= 0; i--) {
            for (int m = i + 1; m < k; m++) {
                b[i] -= a[m][i] * b[m];
            }
            b[i] /= a[i][i];
        }
        return b;
    }
}
