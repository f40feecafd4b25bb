package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;

/**
 * Running means: kind {@code mean}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P'
 *   state:      'S', values (int), their number again as a weight, mean, sum of squares about it
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class MeanFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "mean";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** The parameters of a forecaster: there are none. */
    public static byte[] parameters() {
        return new byte[] {PARAMETERS_TAG};
    }

    /** A family; all of them are alike. */
    public MeanFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        ModelBytes.open("mean parameters", PARAMETERS_TAG, parameters).end();
        return new Loaded();
    }

    private record Loaded() implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return new Mean(new WeightedMoments());
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("mean state", STATE_TAG, state);
            WeightedMoments moments = WeightedMoments.read(bytes);
            bytes.end();
            return new Mean(moments);
        }
    }
}
