package io.driftcast.series.analysis;

import java.util.Arrays;

/** The rows of regressions on lagged values: those that touch no missing value. */
final class LagMatrix {

    private LagMatrix() {}

    /** The t for which x[t], x[t-1] ... x[t-lags] are all there. */
    static int[] rows(double[] values, int lags) {
        int[] rows = new int[Math.max(0, values.length - lags)];
        int n = 0;
        int run = 0;
        for (int t = 0; t < values.length; t++) {
            run = Double.isNaN(values[t]) ? 0 : run + 1;
            if (run > lags) {
                rows[n++] = t;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** x[t-lag] for each row t. */
    static double[] column(double[] values, int[] rows, int lag) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = values[rows[i] - lag];
        }
        return column;
    }
}
