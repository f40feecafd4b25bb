package io.driftcast.app.bench.accuracy;

/**
 * A mean and how well it is known.
 *
 * @param value NaN if there was nothing
 * @param n how many values it is of
 * @param standardError s / sqrt(n), s with n - 1 below; NaN if n is below 2
 */
public record MeanWithError(double value, int n, double standardError) {

    /** The arithmetic mean. */
    static MeanWithError of(double[] values) {
        int n = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
        return new MeanWithError(mean, n, error);
    }

    /**
     * The geometric mean of ratios; the standard error is that of the mean of their logarithms, so
     * that exp(+-2 standard errors) times the value is the range to think of.
     *
     * @param ratios above 0
     */
    static MeanWithError geometric(double[] ratios) {
        double[] logarithms = new double[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            logarithms[i] = StrictMath.log(ratios[i]);
        }
        MeanWithError mean = of(logarithms);
        return new MeanWithError(StrictMath.exp(mean.value), mean.n, mean.standardError);
    }
}
