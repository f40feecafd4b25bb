package io.driftcast.app.report;

import io.driftcast.data.FileSeries;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.composite.TransformedFamily;
import io.driftcast.series.transform.Transform;

/**
 * A model fitted to a series, and what it forecasts.
 *
 * @param series the whole series
 * @param model the model as it was asked for
 * @param from the index of the first step that was fitted to
 * @param period the season's length in steps, 1 for none
 * @param fit the fit
 * @param forecast the steps after the last value, within the legal bounds
 * @param fitMillis how long the fit took
 */
public record FitReport(
        FileSeries series,
        String model,
        int from,
        int period,
        Fit fit,
        Forecast forecast,
        double fitMillis) {

    /** The model as it was fitted, without the transform. */
    String spec() {
        return TransformedFamily.specWithoutTransform(fit.model());
    }

    /** What the model sees the values through. */
    Transform transform() {
        return TransformedFamily.transformOf(fit.model());
    }

    /** The transform's name, without lambda. */
    String transformName() {
        return transform() instanceof Transform.BoxCox ? "box-cox" : transform().text();
    }

    /** Lambda; NaN where the transform has none. */
    double lambda() {
        return transform() instanceof Transform.BoxCox boxCox ? boxCox.lambda() : Double.NaN;
    }

    /** A metric of the model; NaN where it has none of this name. */
    double metric(String name) {
        return fit.model().metrics().getOrDefault(name, Double.NaN);
    }

    /** How many steps were fitted to, missing ones included. */
    int steps() {
        return series.values().length - from;
    }

    /** How many of these had a value. */
    int observed() {
        int observed = 0;
        for (int t = from; t < series.values().length; t++) {
            observed += Double.isFinite(series.values()[t]) ? 1 : 0;
        }
        return observed;
    }

    /**
     * The one-step forecasts (medians) of the steps fitted to, on the scale of the series; empty if
     * the fit tells of no residuals. These are on the model's scale, so that the difference is
     * taken there.
     */
    double[] fitted() {
        double[] residuals = fit.residuals();
        if (residuals.length != steps()) {
            return new double[0];
        }
        Transform transform = transform();
        double[] fitted = new double[residuals.length];
        for (int t = 0; t < fitted.length; t++) {
            double value = transform.forward(series.values()[from + t]);
            fitted[t] = transform.inverse(value - residuals[t]);
        }
        return fitted;
    }
}
