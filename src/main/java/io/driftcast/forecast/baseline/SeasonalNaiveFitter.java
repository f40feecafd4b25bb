package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.Map;

/**
 * The seasonal naive forecast of a series. Its residuals are the differences from a season before;
 * the first season has none. Immutable, thread-safe.
 *
 * @param period steps a season, 1 for the plain naive forecast
 */
record SeasonalNaiveFitter(int period) implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        SeasonalNaiveFamily family = new SeasonalNaiveFamily();
        byte[] parameters = SeasonalNaiveFamily.parameters(period);
        Forecaster forecaster;
        try {
            forecaster = family.start(family.formatVersion(), parameters);
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("parameters just encoded are refused", e);
        }
        InSample run = InSample.run(forecaster, series.values());
        if (run.observed() == 0) {
            throw new UnfittableSeriesException("a naive forecast needs at least one value");
        }
        double[] residuals = run.residuals();
        Arrays.fill(residuals, 0, Math.min(period, residuals.length), Double.NaN);
        double sigma2 = run.meanSquare();
        FittedModel model =
                new FittedModel(
                        SeasonalNaiveFamily.KIND,
                        period == 1 ? "naive" : "snaive[" + period + "]",
                        family.formatVersion(),
                        parameters,
                        forecaster.state(),
                        run.observed(),
                        Double.isNaN(sigma2) ? Map.of() : Map.of("sigma2", sigma2));
        return new Fit(model, Map.of(), residuals);
    }
}
