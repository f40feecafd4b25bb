package io.driftcast.forecast.regression;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A penalised linear regression of a value on the values before it; {@link LagRows} says which, and
 * when it is about differences instead.
 *
 * <p>Its intercept and coefficients are those of the values (or differences) in their own unit.
 * {@code sigma2} is the mean squared residual of the rows; intervals use that over the degrees of
 * freedom left. Immutable, thread-safe.
 *
 * @param alpha the penalty's weight, null to choose it on the series
 */
record LinearLagFitter(Penalty penalty, @Nullable Double alpha, int period) implements ModelFitter {

    private static final int LEAST_ROWS = 3;

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        return fit(series.values(), LagRows.of(series.values(), period, LEAST_ROWS));
    }

    /** The fit to rows that were made of the values. */
    Fit fit(double[] values, LagRows rows) {
        double weight = alpha == null ? penalty.choose(rows.rows(), rows.targets()) : alpha;
        StandardRows standard = StandardRows.of(rows.rows(), rows.targets());
        double[] b = penalty.coefficients(standard, weight);
        double[] coefficients = standard.unscaled(b);
        double intercept = standard.intercept(coefficients);
        double squares = 0;
        for (int i = 0; i < rows.targets().length; i++) {
            double residual = rows.targets()[i] - intercept;
            for (int j = 0; j < coefficients.length; j++) {
                residual -= coefficients[j] * rows.rows()[i][j];
            }
            squares += residual * residual;
        }
        int n = rows.targets().length;
        double spent = 1 + penalty.degreesOfFreedom(standard, weight, b);
        double left = Math.max(1, n - spent);
        LinearPredictor predictor =
                new LinearPredictor(
                        rows.lags(), intercept, coefficients, Math.sqrt(squares / left));
        LagScale scale = rows.scale();
        LagForecaster forecaster = LagForecaster.start(new LagModel(scale, predictor, (int) left));
        InSample run = InSample.run(forecaster, values);
        double[] residuals = run.residuals();
        int unknown = Math.min(residuals.length, predictor.reach() + scale.differences());
        Arrays.fill(residuals, 0, unknown, Double.NaN);
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                LinearLagFamily.KIND,
                                LinearLagFamily.VERSION,
                                LinearLagFamily.encode(scale, predictor, (int) left)),
                        "%s(%s)".formatted(penalty.label(), weight),
                        forecaster.state(),
                        run.observed(),
                        Map.of(
                                "sigma2",
                                squares / n * scale.scale() * scale.scale(),
                                "n",
                                (double) n));
        return new Fit(model, estimates(scale, predictor, weight), residuals);
    }

    private static Map<String, Estimate> estimates(
            LagScale scale, LinearPredictor predictor, double weight) {
        double sum = 0;
        for (double coefficient : predictor.coefficients()) {
            sum += coefficient;
        }
        double[] lags = Arrays.stream(predictor.lags()).asDoubleStream().toArray();
        double intercept = scale.mean() * (1 - sum) + scale.scale() * predictor.intercept();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("alpha", new Estimate.Scalar(weight));
        estimates.put("differences", new Estimate.Scalar(scale.differences()));
        estimates.put("intercept", new Estimate.Scalar(intercept));
        estimates.put("lags", new Estimate.Vector(lags));
        estimates.put("coefficients", new Estimate.Vector(predictor.coefficients()));
        return estimates;
    }
}
