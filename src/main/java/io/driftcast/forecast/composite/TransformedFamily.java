package io.driftcast.forecast.composite;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Models on a transformed scale: kind {@code transformed}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', the transform's text (block), the model inside (see {@link NestedModel})
 *   state:      'S', the state inside (block)
 * </pre>
 *
 * Immutable, thread-safe.
 *
 * @param families what runs the model inside
 */
public record TransformedFamily(Supplier<ForecasterFamilies> families) implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "transformed";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** What stands in a spec between that of the model inside and the transform. */
    private static final String ON = " on ";

    private record Parameters(Transform transform, NestedModel nested) {}

    private record Loaded(Transform transform, LoadedModel nested) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            return new Transformed(transform, nested.start(offset));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("transformed state", STATE_TAG, state);
            byte[] inner = NestedModel.readBlock(bytes, "the length of the state inside");
            bytes.end();
            return new Transformed(transform, nested.restore(inner));
        }

        @Override
        public void close() {
            nested.close();
        }
    }

    static byte[] parameters(Transform transform, NestedModel nested) {
        byte[] text = transform.text().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + Integer.BYTES + text.length + nested.length());
        NestedModel.putBlock(bytes.put(PARAMETERS_TAG), text);
        nested.put(bytes);
        return bytes.array();
    }

    static String spec(FittedModel nested, Transform transform) {
        return nested.spec() + ON + transform.text();
    }

    /** The transform of a model of whatever kind; that of no other kind is none. */
    public static Transform transformOf(FittedModel model) {
        if (!model.kind().equals(KIND)) {
            return new Transform.None();
        }
        try {
            return decode(model.formatVersion(), model.parameters()).transform();
        } catch (IncompatibleModelException e) {
            throw new IllegalArgumentException("not a model of this program", e);
        }
    }

    /** A model's spec without the transform. */
    public static String specWithoutTransform(FittedModel model) {
        return model.kind().equals(KIND)
                ? model.spec().substring(0, model.spec().lastIndexOf(ON))
                : model.spec();
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
        return new Loaded(decoded.transform(), decoded.nested().load(families.get()));
    }

    private LoadedModel offline(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        Parameters decoded = decode(formatVersion, parameters);
        return new Loaded(decoded.transform(), decoded.nested().decodedEachTime(families.get()));
    }

    private static Parameters decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("transformed parameters", PARAMETERS_TAG, parameters);
        String text = NestedModel.readText(bytes, "the length of the transform's name");
        NestedModel nested = NestedModel.read(bytes);
        bytes.end();
        try {
            if (TransformSpec.parse(text) instanceof TransformSpec.Given given) {
                return new Parameters(given.transform(), nested);
            }
        } catch (IllegalArgumentException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
        throw bytes.refusal("%s without a lambda".formatted(text));
    }
}
