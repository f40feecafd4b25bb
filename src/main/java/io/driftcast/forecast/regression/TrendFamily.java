package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.Cholesky;
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
public final class TrendFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "trend";

    static final byte STATE_TAG = 'S';
    static final int VERSION = 1;

    private static final byte PARAMETERS_TAG = 'P';
    private static final int MAX_COEFFICIENTS = 3;

    /** A family; all of them are alike. */
    public TrendFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(decode(parameters));
    }

    private record Loaded(TrendLine line) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return new TrendForecaster(
                    line, Math.clamp(offset, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("trend state", STATE_TAG, state);
            int steps = bytes.whole();
            bytes.end();
            return new TrendForecaster(line, steps);
        }
    }

    /** The bytes under which a fitted line is published. */
    static byte[] encode(TrendLine line) {
        int k = line.coefficients().length;
        int numbers = 3 + k + k * (k + 1) / 2;
        ByteWriter bytes = new ByteWriter(1 + 3 * Integer.BYTES + numbers * Double.BYTES);
        bytes.putByte(PARAMETERS_TAG);
        bytes.putInt(k).putInt(line.lastStep()).putInt(line.degreesOfFreedom());
        bytes.putDouble(line.centre()).putDouble(line.halfRange()).putDouble(line.sigma());
        bytes.putDoubles(line.coefficients());
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                bytes.putDouble(line.normal().entry(i, j));
            }
        }
        return bytes.toBytes();
    }

    private static TrendLine decode(byte[] parameters) throws IncompatibleModelException {
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
        double[] coefficients = bytes.finite("a coefficient", k);
        double[][] factor = new double[k][];
        for (int i = 0; i < k; i++) {
            factor[i] = bytes.finite("the factor of X'X", i + 1);
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
