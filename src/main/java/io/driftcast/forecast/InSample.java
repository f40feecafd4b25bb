package io.driftcast.forecast;

/**
 * One run of a forecaster over the series it is fitted to.
 *
 * @param residuals value minus one-step point forecast, one a value, NaN where the value is missing
 * @param observed how many values there were
 */
public record InSample(double[] residuals, int observed) {

    /** Feeds the values to a forecaster, which is left standing after the last. */
    public static InSample run(Forecaster forecaster, double[] values) {
        double[] residuals = new double[values.length];
        int observed = 0;
        for (int t = 0; t < values.length; t++) {
            if (Double.isFinite(values[t])) {
                residuals[t] = values[t] - forecaster.forecast(1).median()[0];
                observed++;
            } else {
                residuals[t] = Double.NaN;
            }
            forecaster.update(values[t]);
        }
        return new InSample(residuals, observed);
    }

    /** The mean of the squared residuals, NaN if there are none. */
    public double meanSquare() {
        double sum = 0;
        int n = 0;
        for (double residual : residuals) {
            if (Double.isFinite(residual)) {
                sum += residual * residual;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
