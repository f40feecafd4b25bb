package io.driftcast.forecast.composite;

import static java.util.Objects.requireNonNull;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.baseline.BaselineModels;
import io.driftcast.forecast.baseline.MeanFamily;
import io.driftcast.forecast.baseline.MovingAverageFamily;
import io.driftcast.forecast.baseline.SeasonalDriftFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The baselines, as models to make others of. */
final class Models {

    static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(
                    List.of(
                            new MeanFamily(),
                            new SeasonalNaiveFamily(),
                            new SeasonalDriftFamily(),
                            new MovingAverageFamily(),
                            new CombinationFamily(Models::families),
                            new MstlFamily(Models::families),
                            new SeenPlacesFamily(Models::families),
                            new TransformedFamily(Models::families)));

    private Models() {}

    static ForecasterFamilies families() {
        return FAMILIES;
    }

    /** Baselines, composites, and one that fits nothing. */
    static ModelFitter fitter(String name, ModelRequest request) {
        if (name.equals("none-at-all")) {
            return series -> {
                throw new UnfittableSeriesException("it never can");
            };
        }
        if (name.equals("breaks")) {
            return series -> {
                throw new IllegalStateException("it breaks");
            };
        }
        if (name.equals("forecasts-nothing")) {
            return series -> {
                double[] endless = series.values().clone();
                Arrays.fill(endless, Double.MAX_VALUE);
                return fitter("drift", request).fit(series.withValues(endless));
            };
        }
        ModelFitter found = new BaselineModels().find(name, request);
        if (found == null) {
            found = new CompositeModels(Models::families, Models::fitter).find(name, request);
        }
        if (found == null) {
            throw new IllegalArgumentException("there is no model '" + name + "'");
        }
        return found;
    }

    static Fit fit(String name, int period, double... values) throws UnfittableSeriesException {
        return requireNonNull(fitter(name, ModelRequest.of(period)))
                .fit(TrainingSeries.of(period, values));
    }

    static Forecast forecast(Fit fit, int horizon) {
        return FAMILIES.restore(fit.model()).forecast(horizon);
    }

    /** A season of 12, a trend and noise, all values above 0. */
    static double[] seasonal(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = 100 + 0.3 * t + 12 * Math.sin(2 * Math.PI * t / 12) + random.nextGaussian();
        }
        return values;
    }
}
