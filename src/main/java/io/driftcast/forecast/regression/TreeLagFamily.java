package io.driftcast.forecast.regression;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.forecast.regression.TreeEnsemble.Summation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Boosted trees on lags, whichever library grew them: kind {@code lag-trees}, version 1. What
 * follows the head of {@link LagCodec} is
 *
 * <pre>
 *   summation (byte: 0 in 32 bits, 1 in 64), standard errors, trees, nodes (ints), base,
 *   the standard errors, and for each node, in the order of {@link TreeEnsemble}, its feature (byte,
 *   255 for a leaf) and its value
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class TreeLagFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "lag-trees";

    static final int VERSION = 1;

    private static final int LEAF_BYTE = 255;
    private static final int MAX_ERRORS = 10_000;
    private static final int NODE_BYTES = 1 + Double.BYTES;

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
        return LagForecaster.start(decode(formatVersion, parameters));
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return LagCodec.restore(KIND, decode(formatVersion, parameters), state);
    }

    /** {@inheritDoc} The trees are decoded once, and serve all forecasters. */
    @Override
    public LoadedModel load(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        LagModel model = decode(formatVersion, parameters);
        return new LoadedModel() {
            @Override
            public Forecaster restore(byte[] state) throws IncompatibleModelException {
                return LagCodec.restore(KIND, model, state);
            }

            @Override
            public Forecaster start(long offset) {
                return LagForecaster.start(model);
            }
        };
    }

    /** The bytes under which a model is published. */
    static byte[] encode(LagScale scale, TreePredictor predictor, int degreesOfFreedom) {
        TreeEnsemble trees = predictor.trees();
        int nodes = trees.features().length;
        int numbers = 1 + predictor.errors().length;
        ByteBuffer bytes =
                ByteBuffer.allocate(
                        1 + 3 * Integer.BYTES + numbers * Double.BYTES + nodes * NODE_BYTES);
        bytes.put(trees.summation().code());
        bytes.putInt(predictor.errors().length).putInt(trees.trees()).putInt(nodes);
        bytes.putDouble(trees.base());
        Arrays.stream(predictor.errors()).forEach(bytes::putDouble);
        for (int node = 0; node < nodes; node++) {
            bytes.put((byte) trees.features()[node]).putDouble(trees.values()[node]);
        }
        return LagCodec.encode(new LagModel(scale, predictor, degreesOfFreedom), bytes.array());
    }

    private static LagModel decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = LagCodec.open(KIND, parameters);
        LagCodec.Head head = LagCodec.head(bytes);
        Summation summation = summation(bytes);
        int steps = bytes.count("the number of standard errors");
        int trees = bytes.count("the number of trees");
        int nodes = bytes.count("the number of nodes");
        if (steps < 1 || steps > MAX_ERRORS) {
            throw bytes.refusal(String.format(Locale.ROOT, "%d standard errors", steps));
        }
        double base = bytes.finite("the base");
        double[] errors = new double[steps];
        bytes.finite("a standard error", errors);
        for (int k = 0; k < steps; k++) {
            if (errors[k] < (k == 0 ? 0 : errors[k - 1])) {
                throw bytes.refusal(
                        String.format(Locale.ROOT, "standard error %d is %s", k, errors[k]));
            }
        }
        TreeEnsemble.Builder builder = new TreeEnsemble.Builder(summation, base);
        for (int node = 0; node < nodes; node++) {
            int feature = bytes.unsignedByte();
            double value = bytes.finite("the value of a node");
            if (feature == LEAF_BYTE) {
                builder.leaf(value);
            } else if (feature < head.lags().length) {
                builder.split(feature, value);
            } else {
                throw bytes.refusal(
                        String.format(Locale.ROOT, "lag %d of %d", feature, head.lags().length));
            }
        }
        bytes.end();
        if (!builder.isWhole() || builder.trees() != trees) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "%d nodes make %d trees, expected %d",
                            nodes,
                            builder.trees(),
                            trees));
        }
        TreePredictor predictor = new TreePredictor(head.lags(), builder.build(), errors);
        return new LagModel(head.scale(), predictor, head.degreesOfFreedom());
    }

    private static Summation summation(ModelBytes bytes) throws IncompatibleModelException {
        int code = bytes.unsignedByte();
        for (Summation summation : Summation.values()) {
            if (summation.code() == code) {
                return summation;
            }
        }
        throw bytes.refusal(String.format(Locale.ROOT, "summation %d, expected 0 or 1", code));
    }
}
