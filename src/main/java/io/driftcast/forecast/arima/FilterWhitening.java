package io.driftcast.forecast.arima;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The innovations of columns in which the same values are missing, by the Kalman filter with the
 * differencing in the state: a missing value costs that value alone. Not thread-safe.
 */
final class FilterWhitening implements Whitening {

    private static final double PRODUCT_LIMIT = 1e120;

    private final double[][] columns;
    private final int length;
    private final Companion model;
    private final CovarianceFactor factor;
    private final StationaryCovariance start;
    private final double[][] states;
    private final double[][] white;
    private double logVariances;
    private double product;

    /**
     * @param columns of one length, not differenced; the first has NaN where a value is missing,
     *     the others have all values; kept, not changed
     */
    FilterWhitening(ArimaSpec spec, LagPolynomial phi, LagPolynomial theta, double[][] columns) {
        this.columns = columns;
        length = columns[0].length;
        model = new Companion(spec, phi, theta);
        factor = new CovarianceFactor(model);
        start = new StationaryCovariance(phi, theta);
        states = new double[columns.length][model.size];
        white = new double[columns.length][length];
    }

    @Override
    public double logVariances() {
        return logVariances;
    }

    @Override
    public double @Nullable [][] whiten() {
        model.refresh();
        if (!factor.reset(start)) {
            return null;
        }
        for (int c = 0; c < columns.length; c++) {
            Arrays.fill(states[c], 0);
            Arrays.fill(white[c], 0);
        }
        logVariances = 0;
        product = 1;
        for (int t = 0; t < length; t++) {
            if (Double.isNaN(columns[0][t])) {
                factor.miss();
                for (double[] state : states) {
                    model.advance(state);
                }
            } else {
                observe(t);
            }
        }
        logVariances += StrictMath.log(product);
        return white;
    }

    private void observe(int t) {
        boolean settled = factor.settled();
        boolean counts = true;
        double scale = 1;
        if (!settled) {
            factor.observe();
            counts = factor.informative();
            scale = counts ? 1 / Math.sqrt(factor.variance()) : 0;
            product *= counts ? factor.variance() : 1;
            if (product > PRODUCT_LIMIT) {
                logVariances += StrictMath.log(product);
                product = 1;
            }
        }
        for (int c = 0; c < columns.length; c++) {
            double value = columns[c][t];
            double surprise = value - states[c][0];
            white[c][t] = surprise * scale;
            if (settled) {
                model.advanceSettled(states[c], value, surprise);
            } else {
                model.advance(states[c], value, surprise, factor.gain);
            }
        }
    }
}
