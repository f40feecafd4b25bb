package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.RunningMeanSquare;

/**
 * Simple exponential smoothing: kind {@code ses}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', alpha
 *   state:      'S', missed values, errors (ints), their mean square, level (NaN before the first)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class SesFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "ses";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** Errors after which old ones fade. */
    private static final int MEMORY = 1_000;

    /**
     * The parameters of a forecaster.
     *
     * @param alpha the weight of a new value, above 0 and at most 1
     * @throws IllegalArgumentException if alpha is out of range
     */
    public static byte[] parameters(double alpha) {
        if (!inRange(alpha)) {
            throw new IllegalArgumentException("alpha is above 0 and at most 1, not " + alpha);
        }
        return new ByteWriter(9).putByte(PARAMETERS_TAG).putDouble(alpha).toBytes();
    }

    /** A family; all of them are alike. */
    public SesFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(alpha(parameters));
    }

    private record Loaded(double alpha) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return new Ses(alpha, Double.NaN, 0, new RunningMeanSquare(MEMORY));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("ses state", STATE_TAG, state);
            int missed = bytes.count("the number of missed values");
            int count = bytes.count("the number of errors");
            double mean = bytes.notNegative("the mean square");
            double level = bytes.finiteOrMissing("the level");
            bytes.end();
            return new Ses(alpha, level, missed, new RunningMeanSquare(MEMORY, count, mean));
        }
    }

    private static double alpha(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("ses parameters", PARAMETERS_TAG, parameters);
        double alpha = bytes.finite("alpha");
        bytes.end();
        if (!inRange(alpha)) {
            throw bytes.refusal("alpha is above 0 and at most 1, not " + alpha);
        }
        return alpha;
    }

    private static boolean inRange(double alpha) {
        return alpha > 0 && alpha <= 1;
    }
}
