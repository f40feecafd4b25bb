package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;

/**
 * Linear regressions on lags, ridge and lasso alike: kind {@code lags}, version 1. What follows the
 * head of {@link LagCodec} is intercept, sigma, and a coefficient a lag. Immutable, thread-safe.
 */
public final class LinearLagFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "lags";

    static final int VERSION = 1;

    /** A family; all of them are alike. */
    public LinearLagFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new LoadedLags(KIND, decode(parameters));
    }

    /** The bytes under which a model is published. */
    static byte[] encode(LagScale scale, LinearPredictor predictor, int degreesOfFreedom) {
        ByteWriter bytes = new ByteWriter((2 + predictor.coefficients().length) * Double.BYTES);
        bytes.putDouble(predictor.intercept())
                .putDouble(predictor.sigma())
                .putDoubles(predictor.coefficients());
        return LagCodec.encode(new LagModel(scale, predictor, degreesOfFreedom), bytes.toBytes());
    }

    private static LagModel decode(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = LagCodec.open(KIND, parameters);
        LagCodec.Head head = LagCodec.head(bytes);
        double intercept = bytes.finite("the intercept");
        double sigma = bytes.notNegative("sigma");
        double[] coefficients = bytes.finite("a coefficient", head.lags().length);
        bytes.end();
        LinearPredictor predictor =
                new LinearPredictor(head.lags(), intercept, coefficients, sigma);
        return new LagModel(head.scale(), predictor, head.degreesOfFreedom());
    }
}
