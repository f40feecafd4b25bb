package io.driftcast.forecast.arima;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;

/** From a fitted ARIMA model to what every fit tells. */
final class ArimaFits {

    private ArimaFits() {}

    /**
     * @param values what was fitted, one a step, NaN where missing
     */
    static Fit of(ArimaFit fit, double[] values) {
        ArimaParameters found = fit.parameters();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("ar", new Estimate.Vector(found.phi()));
        estimates.put("ma", new Estimate.Vector(found.theta()));
        estimates.put("sar", new Estimate.Vector(found.seasonalPhi()));
        estimates.put("sma", new Estimate.Vector(found.seasonalTheta()));
        switch (found.spec().constant()) {
            case NONE -> {}
            case MEAN -> estimates.put("mean", new Estimate.Scalar(found.constant()));
            case DRIFT -> estimates.put("drift", new Estimate.Scalar(found.constant()));
        }
        return new Fit(ArimaFamily.fittedModel(fit, values), estimates, fit.residuals(values));
    }
}
