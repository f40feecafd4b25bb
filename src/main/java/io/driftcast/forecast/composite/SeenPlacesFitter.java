package io.driftcast.forecast.composite;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Timeline;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Fits a model to the steps at {@link SeenPlaces} alone, as if there were no others, where places
 * of the season never have a value; where all have, it is the other fitter. So no night is a gap of
 * eleven values, lags reach from a morning to the evening before, and no place of the season is
 * estimated from nothing.
 *
 * <p>Spec, estimates and metrics are those of the model inside, whose season has as many steps as
 * places with values. Immutable, thread-safe.
 *
 * @param fitters the fitter for a season of so many steps
 * @param period steps of the main season, 1 for none
 * @param families what runs the models
 */
record SeenPlacesFitter(
        IntFunction<ModelFitter> fitters, int period, Supplier<ForecasterFamilies> families)
        implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        SeenPlaces places = SeenPlaces.of(series.values(), series.periods());
        if (places == null) {
            return fitters.apply(period).fit(series);
        }
        int n = series.values().length;
        TrainingSeries some =
                new TrainingSeries(
                        Timeline.ofDays(),
                        places.lengths(series.periods()),
                        places.of(series.values()));
        Fit inner = fitter(places.length(period)).fit(some);
        FittedModel model = inner.model();
        Forecaster standing = new OnSeenPlaces(places, families.get().restore(model), n);
        FittedModel whole =
                new FittedModel(
                        new ModelImage(
                                SeenPlacesFamily.KIND,
                                SeenPlacesFamily.VERSION,
                                SeenPlacesFamily.parameters(places, model.image())),
                        model.spec(),
                        standing.state(),
                        model.observations(),
                        model.metrics());
        return new Fit(
                whole,
                inner.estimates(),
                places.spread(inner.residuals(), n),
                inner.gradientNorms());
    }

    private ModelFitter fitter(int length) throws UnfittableSeriesException {
        try {
            return fitters.apply(length);
        } catch (IllegalArgumentException e) {
            throw new UnfittableSeriesException(
                    "of each season one step alone has values: " + e.getMessage());
        }
    }
}
