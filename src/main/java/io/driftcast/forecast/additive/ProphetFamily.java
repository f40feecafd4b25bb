package io.driftcast.forecast.additive;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;

/**
 * Prophet-like models as published: kind {@code prophet}; the state is the number of steps since
 * the first one of the fit. Immutable, thread-safe.
 */
public final class ProphetFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "prophet";

    static final byte STATE_TAG = 'S';

    /** A family; all of them are alike. */
    public ProphetFamily() {
        super(KIND, ProphetCodec.VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(ProphetCodec.decode(parameters));
    }

    private record Loaded(ProphetParameters parameters) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return new Prophet(parameters, offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("prophet state", STATE_TAG, state);
            long steps = bytes.wholeNumber("the number of steps");
            bytes.end();
            return new Prophet(parameters, steps);
        }
    }
}
