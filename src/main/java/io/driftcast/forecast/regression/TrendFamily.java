package io.driftcast.forecast.regression;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.Cholesky;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Polynomials of time: kind {@code trend}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', coefficients, last step, degrees of freedom (ints), centre, half range, sigma,
 *               the coefficients, the factor of X'X by rows (lower triangle)
 *   state:      'S', steps since the first of the training (int, negative before it)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class TrendFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "trend";

    static final byte STATE_TAG = 'S';
    static final int VERSION = 1;

    private static final byte PARAMETERS_TAG = 'P';
    private static final int MAX_COEFFICIENTS = 3;

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
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        int steps = Math.clamp(offset, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new TrendForecaster(decode(formatVersion, parameters), steps);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        TrendLine line = decode(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("trend state", STATE_TAG, state);
        int steps = bytes.whole();
        bytes.end();
        return new TrendForecaster(line, steps);
    }

    /** The bytes under which a fitted line is published. */
    static byte[] encode(TrendLine line) {
        int k = line.coefficients().length;
        int numbers = 3 + k + k * (k + 1) / 2;
        ByteBuffer bytes = ByteBuffer.allocate(1 + 3 * Integer.BYTES + numbers * Double.BYTES);
        bytes.put(PARAMETERS_TAG);
        bytes.putInt(k).putInt(line.lastStep()).putInt(line.degreesOfFreedom());
        bytes.putDouble(line.centre()).putDouble(line.halfRange()).putDouble(line.sigma());
        for (double coefficient : line.coefficients()) {
            bytes.putDouble(coefficient);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                bytes.putDouble(line.normal().entry(i, j));
            }
        }
        return bytes.array();
    }

    private static TrendLine decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("trend parameters", PARAMETERS_TAG, parameters);
        int k = bytes.count("the number of coefficients");
        if (k < 1 || k > MAX_COEFFICIENTS) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "a trend has 1 to %d coefficients, not %d",
                            MAX_COEFFICIENTS,
                            k));
        }
        int lastStep = bytes.count("the last step");
        int degreesOfFreedom = bytes.count("the degrees of freedom");
        double centre = bytes.finite("the centre");
        double halfRange = bytes.notNegative("half the range");
        double sigma = bytes.notNegative("sigma");
        double[] coefficients = new double[k];
        bytes.finite("a coefficient", coefficients);
        double[][] factor = new double[k][];
        for (int i = 0; i < k; i++) {
            factor[i] = new double[i + 1];
            bytes.finite("the factor of X'X", factor[i]);
            if (!(factor[i][i] > 0)) {
                throw bytes.refusal("a diagonal of " + factor[i][i] + ", must be above 0");
            }
        }
        bytes.end();
        if (!(halfRange > 0)) {
            throw bytes.refusal("half the range is 0, must be above");
        }
        return new TrendLine(
                lastStep,
                centre,
                halfRange,
                coefficients,
                Cholesky.ofFactor(factor),
                sigma,
                degreesOfFreedom);
    }
}
