package io.driftcast.forecast.arima;

/**
 * Starting values for the ARMA coefficients from two regressions: a long autoregression (Burg's
 * method) gives residuals, then the series is regressed on its own past and theirs.
 *
 * <p>Source: E. J. Hannan and J. Rissanen, "Recursive estimation of mixed autoregressive-moving
 * average order", Biometrika 69 (1982), doi:10.1093/biomet/69.1.81. Stateless, thread-safe.
 */
final class HannanRissanen {

    private HannanRissanen() {}

    /**
     * Coefficients phi and theta in one array; neither stationarity nor invertibility is assured.
     * Zeros where the series is too short.
     *
     * @param series without missing values, around zero
     */
    static double[] estimate(double[] series, int p, int q) {
        int k = p + q;
        int n = series.length;
        int order =
                Math.min(q == 0 ? 0 : Math.max(p + q, (int) (10 * StrictMath.log10(n + 1))), n / 4);
        int from = Math.max(p, order + q);
        if (k == 0 || n - from < k + 1) {
            return new double[k];
        }
        double[] residuals = residuals(series, order);
        double[][] moments = new double[k][k];
        double[] cross = new double[k];
        double[] row = new double[k];
        for (int t = from; t < n; t++) {
            for (int i = 0; i < p; i++) {
                row[i] = series[t - 1 - i];
            }
            for (int j = 0; j < q; j++) {
                row[p + j] = residuals[t - 1 - j];
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
    private static double[] solve(double[][] a, double[] b) {
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
