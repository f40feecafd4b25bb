package io.driftcast.forecast.arima;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * An ARIMA model at work: one Kalman step a value, in time and memory that do not grow.
 *
 * <p>The point forecast is the conditional mean, which is the median too. Its standard error
 * contains sigma, the uncertainty of the state after missing values, and nothing for the
 * parameters. A value that is not finite counts as missing.
 *
 * <p>A forecaster that was started, not restored, knows nothing of the level (and slope) until d
 * values have come. Until then each such unknown counts in the standard error with a variance of
 * {@value #DIFFUSE_VARIANCE} sigma2 (the prior that R's arima uses), so the bounds are finite and
 * wide; the point forecast starts from what is known, which is 0 before the first value.
 *
 * <p>Not thread-safe.
 */
public final class ArimaForecaster implements Forecaster {

    static final double DIFFUSE_VARIANCE = 1e6;

    private final ArimaParameters parameters;
    private final StateSpace model;
    private final CovarianceRecursion recursion;
    private final double[] state;

    ArimaForecaster(
            ArimaParameters parameters,
            StateSpace model,
            CovarianceRecursion recursion,
            double[] state) {
        this.parameters = parameters;
        this.model = model;
        this.recursion = recursion;
        this.state = state;
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @throws IllegalArgumentException if the autoregression is not stationary
     */
    public static ArimaForecaster start(ArimaParameters parameters) {
        StateSpace model = new StateSpace(parameters);
        CovarianceRecursion recursion = new CovarianceRecursion(model);
        if (!recursion.reset(new StationaryCovariance(model.r))) {
            throw new IllegalArgumentException(
                    parameters.spec() + ": the autoregression is not stationary");
        }
        return new ArimaForecaster(parameters, model, recursion, new double[model.size]);
    }

    /** The model at work. */
    public ArimaParameters parameters() {
        return parameters;
    }

    @Override
    public void update(double value) {
        double constant = parameters.constant();
        if (!Double.isFinite(value)) {
            recursion.miss();
            model.advance(state, constant);
            return;
        }
        double surprise = value - model.predict(state, constant);
        recursion.observe();
        model.advance(state, constant);
        for (int i = 0; i < state.length; i++) {
            state[i] += recursion.gain[i] * surprise;
        }
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double[] row = model.observationRow();
        double innovations = 0;
        double constant = parameters.constant();
        for (int h = 0; h < horizon; h++) {
            double sum = constant;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * state[i];
            }
            point[h] = sum;
            double variance = recursion.predictedVariance(row, DIFFUSE_VARIANCE) + innovations;
            standardError[h] = Math.sqrt(variance * parameters.sigma2());
            double response = model.response(row);
            innovations += response * response;
            for (int k = 0; k < model.d; k++) {
                constant += parameters.constant() * row[k];
            }
            model.advanceRow(row);
        }
        return Intervals.normal(point, standardError);
    }

    @Override
    public byte[] state() {
        return ArimaCodec.encodeState(model, recursion, state, parameters.spec());
    }
}
