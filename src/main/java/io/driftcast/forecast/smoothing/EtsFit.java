package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fitted model on the scale of the series.
 *
 * @param parameters their sigma2 is that of the bounds: the sum of squared errors over n - k (k
 *     without sigma2 itself)
 * @param initial level, slope, season before the first step, the season normalised
 * @param last the state after the last step
 * @param loglik the Gaussian log likelihood with all constants, -n/2 (log(2 pi SS / n) + 1) - sum
 *     log|mu| (the last term for multiplicative errors alone); NaN if every error is 0, or if the
 *     series is too short for an estimate. R's {@code ets} leaves the constants out: its figure is
 *     larger by n/2 (log(2 pi / n) + 1)
 * @param sumOfSquares of the errors, relative ones where they multiply
 * @param observed how many steps have a value
 * @param residuals value minus one-step forecast, NaN where missing
 */
record EtsFit(
        EtsParameters parameters,
        double[] initial,
        EtsState last,
        double loglik,
        double sumOfSquares,
        int observed,
        double[] residuals) {

    /** The k of AICc. */
    int parameterCount() {
        return parameters.spec().parameterCount(parameters.period());
    }

    double aic() {
        return -2 * loglik + 2 * parameterCount();
    }

    double bic() {
        return -2 * loglik + StrictMath.log(observed) * parameterCount();
    }

    /** Hurvich and Tsai's correction; NaN without enough values for it. */
    double aicc() {
        int k = parameterCount();
        int left = observed - k - 1;
        return left < 1 ? Double.NaN : aic() + 2.0 * k * (k + 1) / left;
    }

    /** What is published of it. */
    Fit published() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("sigma2", sumOfSquares / observed);
        metrics.put("loglik", loglik);
        metrics.put("aic", aic());
        metrics.put("aicc", aicc());
        metrics.put("bic", bic());
        metrics.put("n", (double) observed);
        metrics.values().removeIf(value -> !Double.isFinite(value));
        FittedModel model =
                new FittedModel(
                        new ModelImage(EtsFamily.KIND, EtsCodec.VERSION, encodedParameters()),
                        parameters.spec().toString(),
                        encodedState(),
                        observed,
                        metrics);
        return new Fit(model, estimates(), residuals);
    }

    /** The bytes of the parameters and of where the fit began. */
    byte[] encodedParameters() {
        return EtsCodec.encodeParameters(parameters, EtsState.of(parameters, initial));
    }

    /** The bytes of the state after the last step, the values missing at the end counted. */
    byte[] encodedState() {
        Gap gap = new Gap(parameters, 0, 0);
        for (int t = residuals.length - 1; t >= 0 && Double.isNaN(residuals[t]); t--) {
            gap.grow();
        }
        return EtsForecaster.from(parameters, last, gap).state();
    }

    private Map<String, Fit.Estimate> estimates() {
        EtsSpec spec = parameters.spec();
        Map<String, Fit.Estimate> estimates = new LinkedHashMap<>();
        estimates.put("alpha", new Fit.Estimate.Scalar(parameters.alpha()));
        if (spec.hasTrend()) {
            estimates.put("beta", new Fit.Estimate.Scalar(parameters.beta()));
        }
        if (spec.hasSeason()) {
            estimates.put("gamma", new Fit.Estimate.Scalar(parameters.gamma()));
        }
        if (spec.damped()) {
            estimates.put("phi", new Fit.Estimate.Scalar(parameters.phi()));
        }
        estimates.put("level", new Fit.Estimate.Scalar(last.level));
        if (spec.hasTrend()) {
            estimates.put("trend", new Fit.Estimate.Scalar(last.slope));
        }
        if (spec.hasSeason()) {
            estimates.put("season", new Fit.Estimate.Vector(last.comingSeason()));
        }
        estimates.put("initial_level", new Fit.Estimate.Scalar(initial[0]));
        if (spec.hasTrend()) {
            estimates.put("initial_trend", new Fit.Estimate.Scalar(initial[1]));
        }
        if (spec.hasSeason()) {
            int from = initial.length - parameters.period();
            estimates.put(
                    "initial_season",
                    new Fit.Estimate.Vector(Arrays.copyOfRange(initial, from, initial.length)));
        }
        return estimates;
    }
}
