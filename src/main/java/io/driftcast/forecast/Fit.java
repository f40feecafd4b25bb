package io.driftcast.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fitted model with what there is to tell of the fit.
 *
 * @param model what runs and is published; its metrics name {@code sigma2, loglik, aic, aicc, bic}
 *     and {@code n} (the n of AICc) where the model has them
 * @param estimates the parameters by their usual names, in the order in which they are read: {@code
 *     ar, ma, sar, sma, drift, alpha, beta, ...}
 * @param residuals one-step errors on the model's scale, one a value of the series, NaN where there
 *     is none; kept, not copied
 * @param gradientNorms of a model that is trained by gradients back through time: how large the
 *     gradient of its last forecast is so many steps back, the last step first; empty for others;
 *     kept, not copied
 */
public record Fit(
        FittedModel model,
        Map<String, Estimate> estimates,
        double[] residuals,
        double[] gradientNorms) {

    /** A parameter: one number, or several under one name. */
    public sealed interface Estimate {

        /** One number. */
        record Scalar(double value) implements Estimate {}

        /** Several, lag 1 (or the first place of a season) first; kept, not copied. */
        record Vector(double... values) implements Estimate {}
    }

    public Fit {
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
    }

    /** Of a model that is not trained by gradients back through time. */
    public Fit(FittedModel model, Map<String, Estimate> estimates, double[] residuals) {
        this(model, estimates, residuals, new double[0]);
    }
}
