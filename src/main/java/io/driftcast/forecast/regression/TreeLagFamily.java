package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.forecast.regression.TreeEnsemble.Summation;
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
public final class TreeLagFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "lag-trees";

    static final int VERSION = 1;

    private static final int LEAF_BYTE = 255;
    private static final int MAX_ERRORS = 10_000;
    private static final int NODE_BYTES = 1 + Double.BYTES;

    /** A family; all of them are alike. */
    public TreeLagFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new LoadedLags(KIND, decode(parameters));
    }

    /** The bytes under which a model is published. */
    static byte[] encode(LagScale scale, TreePredictor predictor, int degreesOfFreedom) {
        TreeEnsemble trees = predictor.trees();
        int nodes = trees.features().length;
        int numbers = 1 + predictor.errors().length;
        ByteWriter bytes =
                new ByteWriter(1 + 3 * Integer.BYTES + numbers * Double.BYTES + nodes * NODE_BYTES);
        bytes.putByte(trees.summation().code());
        bytes.putInt(predictor.errors().length).putInt(trees.trees()).putInt(nodes);
        bytes.putDouble(trees.base()).putDoubles(predictor.errors());
        for (int node = 0; node < nodes; node++) {
            bytes.putByte(trees.features()[node]).putDouble(trees.values()[node]);
        }
        return LagCodec.encode(new LagModel(scale, predictor, degreesOfFreedom), bytes.toBytes());
    }

    private static LagModel decode(byte[] parameters) throws IncompatibleModelException {
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
        double[] errors = bytes.finite("a standard error", steps);
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
