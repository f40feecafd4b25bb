package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The theta method: simple exponential smoothing of the series without its season, and half the
 * slope of the regression line beside it (V. Assimakopoulos and K. Nikolopoulos, The theta model,
 * Int. J. Forecasting 16, 2000, doi:10.1016/S0169-2070(00)00066-2). As R. J. Hyndman and B. Billah
 * showed (Unmasking the Theta method, 2003, doi:10.1016/S0169-2070(01)00143-1) this is smoothing
 * with a drift: here a model with a slope that errors leave alone, and a season that they leave
 * alone too, run by {@link EtsForecaster}. The variance of its errors is that of its own one-step
 * forecasts. Immutable, thread-safe.
 *
 * @param period steps a season, 1 for none
 * @param zero what 0 is on the scale of the values
 */
record ThetaFitter(int period, Zero zero) implements ModelFitter {

    private static final EtsSpec SMOOTHING = EtsSpec.parse("ets(A,N,N)");

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = SeriesCheck.finiteOrMissing(series.values());
        SeriesCheck.require(SMOOTHING, 1, values);
        Deseasonalised without = Deseasonalised.of(values, period, zero);
        EtsFit smoothed =
                new EtsFitter(SMOOTHING, 1, SmoothingBounds.ETS)
                        .estimate(without.values(), Thread.currentThread());
        double drift = Line.through(without.values()).slope() / 2;
        EtsFit fit = withDrift(values, without, smoothed, drift);
        Map<String, Fit.Estimate> estimates = new LinkedHashMap<>();
        estimates.put("alpha", new Fit.Estimate.Scalar(fit.parameters().alpha()));
        estimates.put("drift", new Fit.Estimate.Scalar(drift));
        estimates.put("level", new Fit.Estimate.Scalar(fit.last().level));
        if (fit.parameters().spec().hasSeason()) {
            estimates.put("season", new Fit.Estimate.Vector(fit.last().comingSeason()));
        }
        FittedModel model =
                new FittedModel(
                        new ModelImage(EtsFamily.KIND, EtsCodec.VERSION, fit.encodedParameters()),
                        "theta",
                        fit.encodedState(),
                        fit.observed(),
                        Map.of(
                                "sigma2",
                                fit.sumOfSquares() / fit.observed(),
                                "n",
                                (double) fit.observed()));
        return new Fit(model, estimates, fit.residuals());
    }

    /**
     * The smoothing of the level l with the slope of the theta line beside it: a level L = l + b (D
     * - 1), where D = 1 + (1 - alpha) D of the step before and 0 at first, moves on by b a step.
     */
    private static EtsFit withDrift(
            double[] values, Deseasonalised without, EtsFit smoothed, double drift) {
        EtsParameters parameters =
                new EtsParameters(
                        new EtsSpec(
                                EtsSpec.Errors.ADDITIVE, EtsSpec.Trend.ADDITIVE, without.season()),
                        Math.max(1, without.indices().length),
                        smoothed.parameters().alpha(),
                        0,
                        0,
                        1,
                        0);
        double[] initial = new double[2 + without.indices().length];
        initial[0] = smoothed.initial()[0] - drift;
        initial[1] = drift;
        System.arraycopy(without.indices(), 0, initial, 2, without.indices().length);
        return EtsRun.over(values, parameters, initial, false);
    }
}
