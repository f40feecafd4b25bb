package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.List;
import java.util.Objects;

/** Fits by name, and what they forecast. */
final class SmoothingFits {

    static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new EtsFamily(), new DotmFamily()));

    private SmoothingFits() {}

    static Fit fit(String name, int period, double... values) throws UnfittableSeriesException {
        return Objects.requireNonNull(new SmoothingModels().find(name, ModelRequest.of(period)))
                .fit(TrainingSeries.of(period, values));
    }

    static Forecast forecast(String name, int period, double... values)
            throws UnfittableSeriesException {
        return FAMILIES.restore(fit(name, period, values).model()).forecast(12);
    }
}
