package io.driftcast.forecast.composite;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Fits a model to the transformed values; with the transform {@code none} it is the other fitter.
 *
 * <p>The spec is that of the model inside and the transform with its lambda: {@code
 * arima(0,1,1)(0,1,1)[12] on box-cox(0.3)}. Estimates, metrics and residuals are those of the model
 * inside, on its scale; a Box-Cox transform adds {@code lambda} to the estimates and the metrics.
 *
 * <p>Immutable, thread-safe.
 *
 * @param transform which one; Box-Cox may leave lambda to the series
 * @param nested fits the model on the transformed scale
 * @param families what runs it
 */
public record TransformedFitter(
        TransformSpec transform, ModelFitter nested, Supplier<ForecasterFamilies> families)
        implements ModelFitter {

    /**
     * {@inheritDoc}
     *
     * @throws UnfittableSeriesException also if a value is outside the transform's domain
     */
    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        Transform chosen = choose(series);
        if (chosen instanceof Transform.None) {
            return nested.fit(series);
        }
        Fit inner = nested.fit(series.withValues(forward(chosen, series)));
        FittedModel model = inner.model();
        Map<String, Estimate> estimates = new LinkedHashMap<>(inner.estimates());
        Map<String, Double> metrics = new LinkedHashMap<>(model.metrics());
        if (chosen instanceof Transform.BoxCox boxCox) {
            estimates.put("lambda", new Estimate.Scalar(boxCox.lambda()));
            metrics.put("lambda", boxCox.lambda());
        }
        Forecaster standing = new Transformed(chosen, families.get().restore(model));
        FittedModel whole =
                new FittedModel(
                        new ModelImage(
                                TransformedFamily.KIND,
                                TransformedFamily.VERSION,
                                TransformedFamily.parameters(chosen, model.image())),
                        TransformedFamily.spec(model, chosen),
                        standing.state(),
                        model.observations(),
                        metrics);
        return new Fit(whole, estimates, inner.residuals(), inner.gradientNorms());
    }

    private Transform choose(TrainingSeries series) throws UnfittableSeriesException {
        if (transform instanceof TransformSpec.Given given) {
            return given.transform();
        }
        try {
            return transform.forSeries(series.values(), series.period());
        } catch (IllegalArgumentException e) {
            throw new UnfittableSeriesException(
                    "%s: %s".formatted(transform.text(), e.getMessage()));
        }
    }

    private static double[] forward(Transform transform, TrainingSeries series)
            throws UnfittableSeriesException {
        double[] values = series.values();
        double[] transformed = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            try {
                transformed[t] = transform.forward(values[t]);
            } catch (IllegalArgumentException e) {
                throw new UnfittableSeriesException(
                        String.format(
                                Locale.ROOT,
                                "value %s at step %d: %s",
                                values[t],
                                series.firstStep() + t,
                                e.getMessage()));
            }
        }
        return transformed;
    }
}
