package io.driftcast.forecast.regression;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;

/**
 * A regression on lags ready to run.
 *
 * @param kind its family, for messages
 */
record LoadedLags(String kind, LagModel model) implements LoadedModel {

    @Override
    public Forecaster start(long offset) {
        return LagForecaster.start(model);
    }

    @Override
    public Forecaster restore(byte[] state) throws IncompatibleModelException {
        return LagCodec.restore(kind, model, state);
    }
}
