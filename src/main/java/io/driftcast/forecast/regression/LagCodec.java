package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.Locale;

/**
 * What the encodings of all regressions on lags have in common; big endian.
 *
 * <pre>
 *   parameters: 'P', differences (byte), number of lags, degrees of freedom (ints), the lags (ints),
 *               start, mean, scale, and what the predictor needs
 *   state:      'S', place of the oldest number, values missing since the last (ints), last value,
 *               the last numbers
 * </pre>
 */
final class LagCodec {

    static final byte STATE_TAG = 'S';

    /** The longest lag: half-hours of a month and hours of a quarter fit in. */
    static final int MAX_LAG = 2_500;

    /** The most lags; a place among them takes a byte. */
    static final int MAX_LAGS = 200;

    private static final byte PARAMETERS_TAG = 'P';

    private LagCodec() {}

    /** What the parameters begin with. */
    record Head(LagScale scale, int[] lags, int degreesOfFreedom) {}

    /**
     * The bytes under which a model is published.
     *
     * @param predictor what the predictor needs, in its family's encoding
     */
    static byte[] encode(LagModel model, byte[] predictor) {
        int[] lags = model.predictor().lags();
        LagScale scale = model.scale();
        int head = 2 + (2 + lags.length) * Integer.BYTES + 3 * Double.BYTES;
        ByteWriter bytes = new ByteWriter(head + predictor.length);
        bytes.putByte(PARAMETERS_TAG).putByte(scale.differences());
        bytes.putInt(lags.length).putInt(model.degreesOfFreedom());
        for (int lag : lags) {
            bytes.putInt(lag);
        }
        bytes.putDouble(scale.start()).putDouble(scale.mean()).putDouble(scale.scale());
        return bytes.putRaw(predictor).toBytes();
    }

    /** Begins to read parameters. */
    static ModelBytes open(String kind, byte[] parameters) throws IncompatibleModelException {
        return ModelBytes.open(kind + " parameters", PARAMETERS_TAG, parameters);
    }

    /** Reads the head. */
    static Head head(ModelBytes bytes) throws IncompatibleModelException {
        int differences = bytes.unsignedByte();
        int count = bytes.count("the number of lags");
        int degreesOfFreedom = bytes.count("the degrees of freedom");
        if (differences > 1 || count < 1 || count > MAX_LAGS) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "%d lags of differences %d", count, differences));
        }
        int[] lags = new int[count];
        int before = 0;
        for (int j = 0; j < count; j++) {
            lags[j] = bytes.count("a lag");
            if (lags[j] <= before || lags[j] > MAX_LAG) {
                throw bytes.refusal(
                        String.format(Locale.ROOT, "lag %d after lag %d", lags[j], before));
            }
            before = lags[j];
        }
        double start = bytes.finite("the start");
        double mean = bytes.finite("the mean");
        double scale = bytes.notNegative("the scale");
        return new Head(new LagScale(differences, start, mean, scale), lags, degreesOfFreedom);
    }

    /** A forecaster that goes on where the state was taken. */
    static LagForecaster restore(String kind, LagModel model, byte[] state)
            throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open(kind + " state", STATE_TAG, state);
        int next = bytes.count("the place of the oldest number");
        int missed = bytes.count("the number of missed values");
        double last = bytes.finiteOrMissing("the last value");
        double[] recent = bytes.finite("a number", model.predictor().reach());
        bytes.end();
        if (next >= recent.length || missed > LagForecaster.MAX_MISSED) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "place %d of %d, %d values missed",
                            next,
                            recent.length,
                            missed));
        }
        return new LagForecaster(model, recent, next, missed, last);
    }
}
