package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
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
 */
public final class MstlFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "mstl";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    static final int VERSION = 1;
    private static final int MAX_STEPS = 10_000_000;

    private final Supplier<ForecasterFamilies> families;

    /**
     * @param families what runs the model inside
     */
    public MstlFamily(Supplier<ForecasterFamilies> families) {
        super(KIND, VERSION);
        this.families = families;
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        Parameters decoded = decode(parameters);
        return new Loaded(decoded.seasons(), families.get().load(decoded.nested(), owner));
    }

    private record Parameters(Deseasonalised.Seasons seasons, ModelImage nested) {}

    private record Loaded(Deseasonalised.Seasons seasons, LoadedModel nested)
            implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            return new Deseasonalised(seasons, nested.start(offset), offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("mstl state", STATE_TAG, state);
            long steps = bytes.wholeNumber("the number of steps");
            byte[] inner = bytes.block("the length of the state inside");
            bytes.end();
            return new Deseasonalised(seasons, nested.restore(inner), steps);
        }

        @Override
        public long work() {
            return nested.work();
        }

        @Override
        public void close() {
            nested.close();
        }
    }

    static byte[] parameters(Deseasonalised.Seasons seasons, ModelImage nested) {
        int length = 2 + length(seasons.fitted()) + NestedModel.length(nested);
        for (double[] season : seasons.last()) {
            length += length(season);
        }
        ByteWriter bytes = new ByteWriter(length).putByte(PARAMETERS_TAG);
        put(bytes, seasons.fitted());
        bytes.putByte(seasons.last().length);
        for (double[] season : seasons.last()) {
            put(bytes, season);
        }
        NestedModel.put(bytes, nested);
        return bytes.toBytes();
    }

    private static int length(double[] values) {
        return Integer.BYTES + values.length * Double.BYTES;
    }

    private static void put(ByteWriter bytes, double[] values) {
        bytes.putInt(values.length).putDoubles(values);
    }

    private static Parameters decode(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("mstl parameters", PARAMETERS_TAG, parameters);
        double[] fitted = values(bytes);
        double[][] last = new double[bytes.unsignedByte()][];
        for (int i = 0; i < last.length; i++) {
            last[i] = values(bytes);
        }
        ModelImage nested = NestedModel.read(bytes);
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
        return bytes.finite("a value of a season", length);
    }
}
