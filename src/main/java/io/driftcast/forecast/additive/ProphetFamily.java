package io.driftcast.forecast.additive;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;

/**
 * Prophet-like models as published: kind {@code prophet}; the state is the number of steps since
 * the first one of the fit. Immutable, thread-safe.
 */
public final class ProphetFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "prophet";

    static final byte STATE_TAG = 'S';

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return ProphetCodec.VERSION;
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        return new Prophet(decode(formatVersion, parameters), offset);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        ProphetParameters decoded = decode(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("prophet state", STATE_TAG, state);
        long steps = ProphetCodec.whole(bytes, "the number of steps");
        bytes.end();
        return new Prophet(decoded, steps);
    }

    private static ProphetParameters decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, ProphetCodec.VERSION);
        return ProphetCodec.decode(parameters);
    }
}
