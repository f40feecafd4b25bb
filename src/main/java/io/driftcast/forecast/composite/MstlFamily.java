package io.driftcast.forecast.composite;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Models of series without their seasons: kind {@code mstl}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', steps of the fit (int), the sum of the seasons at each, seasons (byte), each:
 *               steps (int), a value a step from the phase of the first step of the fit on; then
 *               the model inside (see {@link NestedModel})
 *   state:      'S', steps since the first one of the fit (a whole number written as a
 *               floating-point one), the state inside (block)
 * </pre>
 *
 * Immutable, thread-safe.
 *
 * @param families what runs the model inside
 */
public record MstlFamily(Supplier<ForecasterFamilies> families) implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "mstl";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;
    private static final int MAX_STEPS = 10_000_000;

    private record Parameters(Deseasonalised.Seasons seasons, NestedModel nested) {}

    private record Loaded(Deseasonalised.Seasons seasons, LoadedModel nested)
            implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            return new Deseasonalised(seasons, nested.start(offset), offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("mstl state", STATE_TAG, state);
            double written = bytes.finite("the number of steps");
            byte[] inner = NestedModel.readBlock(bytes, "the length of the state inside");
            bytes.end();
            long steps = (long) written;
            if (steps != written) {
                throw bytes.refusal("the number of steps is %s, must be whole".formatted(written));
            }
            return new Deseasonalised(seasons, nested.restore(inner), steps);
        }

        @Override
        public void close() {
            nested.close();
        }
    }

    static byte[] parameters(Deseasonalised.Seasons seasons, NestedModel nested) {
        int length = 2 + length(seasons.fitted()) + nested.length();
        for (double[] season : seasons.last()) {
            length += length(season);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(PARAMETERS_TAG);
        put(bytes, seasons.fitted());
        bytes.put((byte) seasons.last().length);
        for (double[] season : seasons.last()) {
            put(bytes, season);
        }
        nested.put(bytes);
        return bytes.array();
    }

    private static int length(double[] values) {
        return Integer.BYTES + values.length * Double.BYTES;
    }

    private static void put(ByteBuffer bytes, double[] values) {
        bytes.putInt(values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
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
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        return offline(formatVersion, parameters).start(offset);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return offline(formatVersion, parameters).restore(state);
    }

    @Override
    public LoadedModel load(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        Parameters decoded = decode(formatVersion, parameters);
        return new Loaded(decoded.seasons(), decoded.nested().load(families.get()));
    }

    private LoadedModel offline(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        Parameters decoded = decode(formatVersion, parameters);
        return new Loaded(decoded.seasons(), decoded.nested().decodedEachTime(families.get()));
    }

    private static Parameters decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("mstl parameters", PARAMETERS_TAG, parameters);
        double[] fitted = values(bytes);
        double[][] last = new double[bytes.unsignedByte()][];
        for (int i = 0; i < last.length; i++) {
            last[i] = values(bytes);
        }
        NestedModel nested = NestedModel.read(bytes);
        bytes.end();
        return new Parameters(new Deseasonalised.Seasons(fitted, last), nested);
    }

    private static double[] values(ModelBytes bytes) throws IncompatibleModelException {
        int length = bytes.count("the length of a season");
        if (length < 1 || length > MAX_STEPS) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT, "a season is 1 to %d steps, not %d", MAX_STEPS, length));
        }
        double[] values = new double[length];
        bytes.finite("a value of a season", values);
        return values;
    }
}
