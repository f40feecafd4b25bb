package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;

/** Exponential smoothing models as published: kind {@code ets}. Immutable, thread-safe. */
public final class EtsFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "ets";

    /** A family; all of them are alike. */
    public EtsFamily() {
        super(KIND, EtsCodec.VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(EtsCodec.decodeParameters(parameters));
    }

    private record Loaded(EtsCodec.Model model) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return EtsForecaster.start(model, offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            return EtsCodec.decode(model, state);
        }
    }

    /**
     * The bytes under which these parameters are published by one who does not tell where a fit
     * began: a forecaster started with them learns its state from the values it is given.
     */
    public static byte[] parameters(EtsParameters parameters) {
        return EtsCodec.encodeParameters(parameters, null);
    }
}
