package io.driftcast.evaluation;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;

/**
 * One model fitted before one origin: what it forecast from there, and one step ahead on the way to
 * the next origin, moved on by each value but not fitted again.
 *
 * @param origin how many steps of the series lie before it
 * @param spec the model as fitted
 * @param fitMillis how long the fit took
 * @param scale what MASE divides by at this origin
 * @param forecast the steps after the origin
 * @param next the forecasts of one step each, from the origin on
 */
record OriginRun(
        int origin,
        String spec,
        double fitMillis,
        double scale,
        Forecast forecast,
        List<Forecast> next) {

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * @param until how many steps of the series lie before the next origin, or all
     * @throws UnfittableSeriesException if the part before the origin does not carry the model
     */
    static OriginRun of(
            BacktestTask task,
            Contestant contestant,
            int origin,
            int until,
            ForecasterFamilies families)
            throws UnfittableSeriesException {
        TrainingSeries training = task.series().first(origin);
        long begin = System.nanoTime();
        Fit fit = contestant.fitter().fit(training.last(task.window()));
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        Forecaster forecaster = families.restore(fit.model());
        Forecast ahead = bounded(task, forecaster.forecast(task.origins().horizon()));
        List<Forecast> next = new ArrayList<>();
        for (int t = origin; t < until; t++) {
            next.add(bounded(task, forecaster.forecast(1)));
            forecaster.update(task.series().values()[t]);
        }
        return new OriginRun(
                origin,
                fit.model().spec(),
                millis,
                Accuracy.scale(training.values(), training.period()),
                ahead,
                next);
    }

    private static Forecast bounded(BacktestTask task, Forecast forecast) {
        return forecast.within(task.lowerBound(), task.upperBound());
    }
}
