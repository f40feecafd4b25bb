package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.List;

/** One model of all M4 series together, which forecasts each of them. */
final class M4Group {

    private M4Group() {}

    /** As {@link M4Forecasts#of}, for a model that learns from several series. */
    static M4Forecasts forecasts(String model, List<M4Data.Series> series, InParallel parallel)
            throws InterruptedException {
        return new M4Forecasts(
                model + " of all series",
                forecasts(model, series, M4Data.HORIZON, parallel),
                forecasts(model, series, 0, parallel),
                0,
                null);
    }

    private static List<double[]> forecasts(
            String model, List<M4Data.Series> series, int heldOut, InParallel parallel)
            throws InterruptedException {
        List<TrainingSeries> training =
                series.stream().map(each -> each.first(each.training().length - heldOut)).toList();
        ModelRequest request = ModelRequest.of(M4Data.PERIOD).withHorizon(M4Data.HORIZON);
        FittedModel fitted;
        try {
            fitted = ModelCatalogue.groupFitter(model, request).fit(training);
        } catch (UnfittableSeriesException e) {
            throw new AccuracyException("M4 hourly, %s: %s".formatted(model, e.getMessage()), e);
        }
        return parallel.map("M4 hourly, forecasts", training, each -> forecast(fitted, each));
    }

    private static double[] forecast(FittedModel model, TrainingSeries series) {
        try {
            Forecaster forecaster =
                    ModelCatalogue.families().start(model.image(), series.firstStep());
            for (double value : series.values()) {
                forecaster.update(value);
            }
            return forecaster.forecast(M4Data.HORIZON).median();
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("a model just made by this program is refused", e);
        }
    }
}
