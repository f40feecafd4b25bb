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
import io.driftcast.series.Limits;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Models of the steps at {@link SeenPlaces}: kind {@code seen-places}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', steps of the season (int), for each from the first step of the fit on whether
 *               its place has values (byte, 0 or 1), the model inside (see {@link NestedModel})
 *   state:      'S', steps since the first one of the fit (a whole number written as a
 *               floating-point one), the state inside (block)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class SeenPlacesFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "seen-places";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    static final int VERSION = 1;

    private final Supplier<ForecasterFamilies> families;

    /**
     * @param families what runs the model inside
     */
    public SeenPlacesFamily(Supplier<ForecasterFamilies> families) {
        super(KIND, VERSION);
        this.families = families;
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("seen-places parameters", PARAMETERS_TAG, parameters);
        SeenPlaces places = places(bytes);
        ModelImage nested = NestedModel.read(bytes);
        bytes.end();
        return new Loaded(places, families.get().load(nested, owner));
    }

    private record Loaded(SeenPlaces places, LoadedModel nested) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            return new OnSeenPlaces(places, nested.start(places.index(offset)), offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("seen-places state", STATE_TAG, state);
            long steps = bytes.wholeNumber("the number of steps");
            byte[] inner = bytes.block("the length of the state inside");
            bytes.end();
            return new OnSeenPlaces(places, nested.restore(inner), steps);
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

    static byte[] parameters(SeenPlaces places, ModelImage nested) {
        ByteWriter bytes =
                new ByteWriter(1 + Integer.BYTES + places.period() + NestedModel.length(nested));
        bytes.putByte(PARAMETERS_TAG).putInt(places.period());
        for (boolean seen : places.seen()) {
            bytes.putByte(seen ? 1 : 0);
        }
        NestedModel.put(bytes, nested);
        return bytes.toBytes();
    }

    private static SeenPlaces places(ModelBytes bytes) throws IncompatibleModelException {
        int length = bytes.count("the length of the season", Limits.SEASON_STEPS);
        bytes.require(length);
        boolean[] seen = new boolean[length];
        for (int i = 0; i < length; i++) {
            seen[i] = bytes.unsignedByte() == 1;
        }
        SeenPlaces places = new SeenPlaces(seen);
        if (places.count() == 0) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "a season of %d steps without a value", length));
        }
        return places;
    }
}
