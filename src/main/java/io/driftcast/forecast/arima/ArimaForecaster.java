package io.driftcast.forecast.arima;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * An ARIMA model at work: one Kalman step a value, in time and memory that do not grow. As long as
 * values come without a gap that is a shift of the state and a few terms; after a missing value the
 * uncertainty that it left is carried along until it has died away.
 *
 * <p>The point forecast is the conditional mean, which is the median too. Its standard error
 * contains sigma, the uncertainty of the state after missing values, and nothing for the
 * parameters. A value that is not finite counts as missing.
 *
 * <p>A forecaster that was started, not restored, knows nothing of the levels (nor slope, nor
 * seasonal pattern) until d + Dm values have come. Until then each such unknown counts in the
 * standard error with a variance of {@value #DIFFUSE_VARIANCE} sigma2 (the prior that R's arima
 * uses), so the bounds are finite and wide; the point forecast starts from what is known, which is
 * 0 before the first value.
 *
 * <p>Not thread-safe.
 */
public final class ArimaForecaster implements Forecaster {

    static final double DIFFUSE_VARIANCE = 1e6;

    private final ArimaParameters parameters;
    private final Companion model;
    private final CovarianceFactor factor;
    private final double[] state;
    private final double mean;
    private final double inflow;
    private double[] innovationVariances = {};

    ArimaForecaster(
            ArimaParameters parameters, Companion model, CovarianceFactor factor, double[] state) {
        this.parameters = parameters;
        this.model = model;
        this.factor = factor;
        this.state = state;
        mean = parameters.spec().constant() == ArimaSpec.Constant.MEAN ? parameters.constant() : 0;
        inflow = model.inflow(driftOfDifferences(parameters));
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @throws IllegalArgumentException if the autoregression is not stationary
     */
    public static ArimaForecaster start(ArimaParameters parameters) {
        Companion model = Companion.of(parameters);
        CovarianceFactor factor = new CovarianceFactor(model);
        if (!factor.reset(new StationaryCovariance(model.phi, model.theta))) {
            throw new IllegalArgumentException(
                    parameters.spec() + ": the autoregression is not stationary");
        }
        double[] state = model.stateAtMean(driftOfDifferences(parameters));
        return new ArimaForecaster(parameters, model, factor, state);
    }

    /** The mean of the differenced series where the constant is a drift, else 0. */
    private static double driftOfDifferences(ArimaParameters parameters) {
        ArimaSpec spec = parameters.spec();
        boolean drift = spec.constant() == ArimaSpec.Constant.DRIFT;
        return drift ? parameters.constant() * spec.lostToDifferences() : 0;
    }

    /** The model at work. */
    public ArimaParameters parameters() {
        return parameters;
    }

    @Override
    public void update(double value) {
        step(value);
    }

    /**
     * Like {@link #update}; gives the value less its forecast, NaN for a missing value and while
     * the levels are unknown.
     */
    double step(double value) {
        double innovation = Double.NaN;
        if (!Double.isFinite(value)) {
            factor.miss();
            model.advance(state);
        } else {
            double level = value - mean;
            double surprise = level - state[0];
            if (factor.settled()) {
                innovation = surprise;
                model.advanceSettled(state, level, surprise);
            } else {
                factor.observe();
                innovation = factor.informative() ? surprise : Double.NaN;
                model.advance(state, level, surprise, factor.gain);
            }
        }
        state[0] += inflow;
        return innovation;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        model.path(state, point, inflow);
        for (int h = 0; h < horizon; h++) {
            point[h] += mean;
        }
        double[] standardError = new double[horizon];
        factor.addVariances(DIFFUSE_VARIANCE, standardError);
        double[] innovations = innovationVariances(horizon);
        for (int h = 0; h < horizon; h++) {
            standardError[h] = Math.sqrt((standardError[h] + innovations[h]) * parameters.sigma2());
        }
        return Intervals.normal(point, standardError);
    }

    /**
     * What the innovations up to each step ahead add to its variance, in units of sigma2: always
     * the same, so kept for the longest horizon that was asked for.
     */
    private double[] innovationVariances(int horizon) {
        if (innovationVariances.length < horizon) {
            double[] variances = new double[horizon];
            model.path(model.load, variances, 0);
            double sum = 0;
            for (int h = 0; h < horizon; h++) {
                sum += variances[h] * variances[h];
                variances[h] = sum;
            }
            innovationVariances = variances;
        }
        return innovationVariances;
    }

    @Override
    public byte[] state() {
        return ArimaCodec.encodeState(factor, state, parameters.spec());
    }

    @Override
    public int stateBytes() {
        return Math.toIntExact(ArimaCodec.stateBytes(factor, state.length));
    }
}
