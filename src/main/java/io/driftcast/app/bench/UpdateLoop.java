package io.driftcast.app.bench;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.random.RandomGenerator;

/**
 * A model at work: the next value, then a forecast with the bounds of both intervals. The values
 * are ones that the model itself would expect to meet, drawn beforehand, round and round.
 */
final class UpdateLoop implements CallTimes.Call {

    private static final int VALUES = 4096;

    private final Forecaster forecaster;
    private final double[] values;
    private final int horizon;
    private int next;

    UpdateLoop(FittedModel model, int horizon, RandomGenerator random) {
        this.forecaster = ModelCatalogue.families().restore(model);
        this.values = path(ModelCatalogue.families().restore(model), random);
        this.horizon = horizon;
    }

    private static double[] path(Forecaster forecaster, RandomGenerator random) {
        double[] path = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            Forecast forecast = forecaster.forecast(1);
            path[i] = forecast.median()[0] + forecast.standardError()[0] * random.nextGaussian();
            forecaster.update(path[i]);
        }
        return path;
    }

    @Override
    public double run() {
        forecaster.update(values[next]);
        next = (next + 1) % VALUES;
        Forecast forecast = forecaster.forecast(horizon);
        return forecast.median()[horizon - 1]
                + forecast.upper80()[horizon - 1]
                + forecast.upper95()[horizon - 1];
    }
}
