package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One model fitted to one series and asked once.
 *
 * @param spec the model that was fitted; empty if none was
 * @param forecast medians, a step ahead each; null if there is none
 * @param millis what fit and forecast took
 * @param problem why there is no forecast, null if there is one
 */
record Trial(String spec, double @Nullable [] forecast, double millis, @Nullable String problem) {

    /**
     * Fits and forecasts. Whatever goes wrong is the result, not an exception: one model must not
     * end the comparison of the others.
     */
    static Trial of(NamedModel model, TrainingSeries series, int horizon) {
        long begin = System.nanoTime();
        try {
            Fit fit = model.fitter(series.period()).fit(series);
            Forecast forecast = ModelCatalogue.families().restore(fit.model()).forecast(horizon);
            return new Trial(fit.model().spec(), forecast.median(), since(begin), null);
        } catch (CancellationException e) {
            throw e;
        } catch (UnfittableSeriesException | RuntimeException e) {
            return new Trial("", null, since(begin), problem(e));
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static String problem(Exception e) {
        return e instanceof UnfittableSeriesException || e instanceof IllegalArgumentException
                ? String.valueOf(e.getMessage())
                : e.toString();
    }
}
