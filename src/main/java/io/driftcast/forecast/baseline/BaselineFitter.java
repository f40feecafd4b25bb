package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a forecaster without parameters to fit over a series. The residuals are its one-step errors;
 * those of the first season have none. Immutable, thread-safe.
 *
 * @param spec the model in words
 * @param warmUp how many steps, from the first value on, have no error
 */
record BaselineFitter(ForecasterFamily family, byte[] parameters, String spec, int warmUp)
        implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        ModelImage image = new ModelImage(family.kind(), family.formatVersion(), parameters);
        Forecaster forecaster = started(image);
        double[] values = series.values();
        InSample run = InSample.run(forecaster, values);
        if (run.observed() == 0) {
            throw new UnfittableSeriesException(spec + " needs at least one value");
        }
        double[] residuals = run.residuals();
        Arrays.fill(
                residuals, 0, Math.min(Values.first(values) + warmUp, values.length), Double.NaN);
        double sigma2 = run.meanSquare();
        FittedModel model =
                new FittedModel(
                        image,
                        spec,
                        forecaster.state(),
                        run.observed(),
                        Double.isNaN(sigma2)
                                ? Map.of()
                                : Map.of("sigma2", sigma2, "n", (double) run.observed()));
        return new Fit(model, estimates(forecaster), residuals);
    }

    private Forecaster started(ModelImage image) {
        try {
            return new ForecasterFamilies(List.of(family)).start(image, 0);
        } catch (IncompatibleModelException e) {
            throw new IllegalStateException("parameters just encoded are refused", e);
        }
    }

    private static Map<String, Estimate> estimates(Forecaster forecaster) {
        return switch (forecaster) {
            case Mean mean -> Map.of("mean", new Estimate.Scalar(mean.mean()));
            case SeasonalDrift walk -> Map.of("drift", new Estimate.Scalar(walk.drift()));
            default -> Map.of();
        };
    }
}
