package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;

/** Exponential smoothing models as published: kind {@code ets}. Immutable, thread-safe. */
public final class EtsFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "ets";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return EtsCodec.VERSION;
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, EtsCodec.VERSION);
        return EtsCodec.decode(EtsCodec.decodeParameters(parameters), state);
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, EtsCodec.VERSION);
        return EtsForecaster.start(EtsCodec.decodeParameters(parameters), offset);
    }

    /**
     * The bytes under which these parameters are published by one who does not tell where a fit
     * began: a forecaster started with them learns its state from the values it is given.
     */
    public static byte[] parameters(EtsParameters parameters) {
        return EtsCodec.encodeParameters(parameters, null);
    }
}
