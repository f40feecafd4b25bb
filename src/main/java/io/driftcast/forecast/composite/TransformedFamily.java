package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
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
 */
public final class TransformedFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "transformed";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    static final int VERSION = 1;

    /** Of the transform's text. */
    private static final int USUAL_BYTES = 32;

    /** What stands in a spec between that of the model inside and the transform. */
    private static final String ON = " on ";

    private final Supplier<ForecasterFamilies> families;

    /**
     * @param families what runs the model inside
     */
    public TransformedFamily(Supplier<ForecasterFamilies> families) {
        super(KIND, VERSION);
        this.families = families;
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        Parameters decoded = decode(parameters);
        return new Loaded(decoded.transform(), families.get().load(decoded.nested(), owner));
    }

    private record Parameters(Transform transform, ModelImage nested) {}

    private record Loaded(Transform transform, LoadedModel nested) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            return new Transformed(transform, nested.start(offset));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("transformed state", STATE_TAG, state);
            byte[] inner = bytes.block("the length of the state inside");
            bytes.end();
            return new Transformed(transform, nested.restore(inner));
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

    static byte[] parameters(Transform transform, ModelImage nested) {
        ByteWriter bytes = new ByteWriter(USUAL_BYTES + NestedModel.length(nested));
        NestedModel.put(bytes.putByte(PARAMETERS_TAG).putText(transform.text()), nested);
        return bytes.toBytes();
    }

    static String spec(FittedModel nested, Transform transform) {
        return nested.spec() + ON + transform.text();
    }

    /** The transform of a model of whatever kind; that of no other kind is none. */
    public static Transform transformOf(FittedModel model) {
        if (!model.image().kind().equals(KIND)) {
            return new Transform.None();
        }
        try {
            return decode(model.image().parameters()).transform();
        } catch (IncompatibleModelException e) {
            throw new IllegalArgumentException("not a model of this program", e);
        }
    }

    /** A model's spec without the transform. */
    public static String specWithoutTransform(FittedModel model) {
        return model.image().kind().equals(KIND)
                ? model.spec().substring(0, model.spec().lastIndexOf(ON))
                : model.spec();
    }

    private static Parameters decode(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("transformed parameters", PARAMETERS_TAG, parameters);
        String text = bytes.text("the length of the transform's name");
        ModelImage nested = NestedModel.read(bytes);
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
