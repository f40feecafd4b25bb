package io.driftcast.forecast;

import io.driftcast.math.stats.Normal;
import io.driftcast.math.stats.StudentT;

/** Forecasts whose error is symmetric, from the point forecast and its standard error. */
public final class Intervals {

    /** From here on the t quantiles are within 1 % of the normal ones at both levels. */
    private static final int NORMAL_FROM = 120;

    private static final double[] T_80 = quantiles(0.9);
    private static final double[] T_95 = quantiles(0.975);

    private Intervals() {}

    /**
     * Bounds at normal quantiles: point -+ z times the standard error. Keeps both arrays.
     *
     * @param point median and mean, one entry a step ahead
     * @param standardError of the forecast error, same length, not negative
     */
    public static Forecast normal(double[] point, double[] standardError) {
        return symmetric(point, standardError, Normal.Z_80, Normal.Z_95);
    }

    /**
     * Bounds at the quantiles of Student's t, for a standard error that was estimated from few
     * errors. Keeps both arrays.
     *
     * @param point median and mean, one entry a step ahead
     * @param standardError of the forecast error, same length, not negative
     * @param errors how many errors the standard error rests on; below 1 counts as 1
     */
    public static Forecast studentT(double[] point, double[] standardError, int errors) {
        if (errors >= NORMAL_FROM) {
            return normal(point, standardError);
        }
        int degreesOfFreedom = Math.max(1, errors);
        return symmetric(point, standardError, T_80[degreesOfFreedom], T_95[degreesOfFreedom]);
    }

    private static Forecast symmetric(double[] point, double[] error, double z80, double z95) {
        int n = point.length;
        double[] lower80 = new double[n];
        double[] upper80 = new double[n];
        double[] lower95 = new double[n];
        double[] upper95 = new double[n];
        for (int h = 0; h < n; h++) {
            lower80[h] = point[h] - z80 * error[h];
            upper80[h] = point[h] + z80 * error[h];
            lower95[h] = point[h] - z95 * error[h];
            upper95[h] = point[h] + z95 * error[h];
        }
        return new Forecast(point, point, error, lower80, upper80, lower95, upper95);
    }

    private static double[] quantiles(double probability) {
        double[] byDegreesOfFreedom = new double[NORMAL_FROM];
        for (int v = 1; v < NORMAL_FROM; v++) {
            byDegreesOfFreedom[v] = StudentT.quantile(probability, v);
        }
        return byDegreesOfFreedom;
    }
}
