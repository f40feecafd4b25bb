package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import java.util.Arrays;

/**
 * An exponential smoothing model at work: a few additions a value, whatever the length of the
 * season.
 *
 * <p>The point forecast goes on with errors 0; it is taken for the median, and is the mean as well
 * but for {@link FactorMean} (and, to first order in sigma2, additive errors round a multiplicative
 * season). Standard errors are those of {@link EtsVariance}, bounds at normal quantiles round the
 * point forecast; a model for positive values gives nothing below 0.
 *
 * <p>A missing value (or one that is not finite) has error 0; until the next value the standard
 * errors count the steps since the last.
 *
 * <p>A forecaster that was started where the fit began, and is told of its state there, goes the
 * fit's way again. Started elsewhere it takes the season over, at the right place, and a slope that
 * no error changes, but its level from the first value and another slope with the weights of {@link
 * WarmUp}; not told anything, it learns the season as well. Its standard error is larger by the
 * factor sqrt(1 + 1 / values) until then. Before the first value its forecast is 0, the standard
 * error sigma.
 *
 * <p>Not thread-safe.
 */
final class EtsForecaster implements Forecaster {

    private final EtsParameters parameters;
    private final EtsState state;
    private final WarmUp warmUp;
    private final Gap gap;

    /**
     * @param state its level is NaN before the first value
     */
    EtsForecaster(EtsParameters parameters, EtsState state, WarmUp warmUp, Gap gap) {
        this.parameters = parameters;
        this.state = state;
        this.warmUp = warmUp;
        this.gap = gap;
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @param offset steps from the first one of the fit to the first of this forecaster
     */
    static EtsForecaster start(EtsCodec.Model model, long offset) {
        EtsParameters parameters = model.parameters();
        EtsState beginning = model.beginning();
        if (beginning != null && offset == 0) {
            return from(parameters, beginning.copy());
        }
        EtsState state =
                beginning == null
                        ? EtsState.flat(parameters, Double.NaN)
                        : EtsState.elsewhere(parameters, beginning, offset);
        return new EtsForecaster(
                parameters,
                state,
                new WarmUp(parameters, beginning != null, 0),
                new Gap(parameters, 0, 0));
    }

    /** A forecaster that goes on from a state of the fit, the last step having had a value. */
    static EtsForecaster from(EtsParameters parameters, EtsState state) {
        return from(parameters, state, new Gap(parameters, 0, 0));
    }

    /** A forecaster that goes on from a state of the fit. */
    static EtsForecaster from(EtsParameters parameters, EtsState state, Gap gap) {
        return new EtsForecaster(
                parameters, state, new WarmUp(parameters, true, WarmUp.length(parameters)), gap);
    }

    @Override
    public void update(double value) {
        if (Double.isNaN(state.level)) {
            boolean first =
                    Double.isFinite(value) && (value > 0 || !parameters.spec().needsPositive());
            if (first) {
                state.begin(parameters, value);
                warmUp.count();
            } else {
                state.turn();
            }
        } else if (!Double.isFinite(value)) {
            state.skip(parameters);
            gap.grow();
        } else {
            if (warmUp.over()) {
                state.take(parameters, value);
            } else {
                warmUp.take(state, value);
            }
            gap.close();
        }
    }

    @Override
    public boolean represents(double value) {
        return value > 0 || !parameters.spec().needsPositive();
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        if (Double.isNaN(state.level)) {
            Arrays.fill(standardError, Math.sqrt(parameters.sigma2()));
            return Intervals.normal(point, standardError);
        }
        EtsVariance.forecast(parameters, state, gap, point, standardError);
        double factor = warmUp.errorFactor();
        for (int h = 0; h < horizon; h++) {
            standardError[h] = factor * Math.sqrt(standardError[h]);
        }
        Forecast forecast = Intervals.normal(point, standardError);
        if (!parameters.spec().needsPositive()) {
            return forecast;
        }
        return withMean(forecast).within(0, Double.POSITIVE_INFINITY);
    }

    private Forecast withMean(Forecast forecast) {
        EtsSpec spec = parameters.spec();
        boolean product =
                spec.error() == EtsSpec.Errors.MULTIPLICATIVE
                        && spec.season() == EtsSpec.Season.MULTIPLICATIVE;
        return !product
                ? forecast
                : forecast.withMean(FactorMean.of(parameters, state, forecast.median()));
    }

    @Override
    public byte[] state() {
        return EtsCodec.encodeState(state, warmUp, gap);
    }
}
