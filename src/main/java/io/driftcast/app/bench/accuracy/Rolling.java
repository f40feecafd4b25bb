package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.Arrays;

/**
 * One-step forecasts of the last part of a series, made the way the stream makes them: fitted to
 * what came before, then each value forecast, seen, and the next one forecast.
 *
 * @param firstSpec the first model
 * @param lastSpec the model at the end
 * @param fits how many there were
 * @param forecasts the median for each value of the part
 */
record Rolling(String firstSpec, String lastSpec, int fits, double[] forecasts) {

    /**
     * @param begin how many values are there before the first forecast
     * @throws UnfittableSeriesException if a fit is not possible
     */
    static Rolling run(ModelFitter fitter, TrainingSeries series, int begin, Refits refits)
            throws UnfittableSeriesException {
        double[] values = series.values();
        double[] forecasts = new double[values.length - begin];
        Fit fit = fitter.fit(series.first(begin));
        String firstSpec = fit.model().spec();
        Forecaster forecaster = ModelCatalogue.families().restore(fit.model());
        int fits = 1;
        int next = refits.next(begin);
        for (int n = begin; n < values.length; n++) {
            if (n == next) {
                fit = fitter.fit(series.first(n));
                forecaster = ModelCatalogue.families().restore(fit.model());
                next = refits.next(n);
                fits++;
            }
            forecasts[n - begin] = forecaster.forecast(1).median()[0];
            forecaster.update(values[n]);
        }
        return new Rolling(firstSpec, fit.model().spec(), fits, forecasts);
    }

    /** The root mean squared error over the part. */
    double rmse(TrainingSeries series) {
        double[] values = series.values();
        double[] actual =
                Arrays.copyOfRange(values, values.length - forecasts.length, values.length);
        return PointAccuracy.of(actual, forecasts, Double.NaN).rmse();
    }
}
