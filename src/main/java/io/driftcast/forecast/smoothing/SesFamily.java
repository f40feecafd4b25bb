package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.RunningMeanSquare;
import java.nio.ByteBuffer;

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
public final class SesFamily implements ForecasterFamily {

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
        return ByteBuffer.allocate(9).put(PARAMETERS_TAG).putDouble(alpha).array();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return VERSION;
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        double alpha = alpha(formatVersion, parameters);
        return new Ses(alpha, Double.NaN, 0, new RunningMeanSquare(MEMORY));
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        double alpha = alpha(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("ses state", STATE_TAG, state);
        int missed = bytes.count("the number of missed values");
        int count = bytes.count("the number of errors");
        double mean = bytes.notNegative("the mean square");
        double level = bytes.finiteOrMissing("the level");
        bytes.end();
        return new Ses(alpha, level, missed, new RunningMeanSquare(MEMORY, count, mean));
    }

    private static double alpha(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
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
