package io.driftcast.forecast.regression;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Linear regressions on lags, ridge and lasso alike: kind {@code lags}, version 1. What follows the
 * head of {@link LagCodec} is intercept, sigma, and a coefficient a lag. Immutable, thread-safe.
 */
public final class LinearLagFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "lags";

    static final int VERSION = 1;

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

    /** The bytes under which a model is published. */
    static byte[] encode(LagScale scale, LinearPredictor predictor, int degreesOfFreedom) {
        ByteBuffer bytes =
                ByteBuffer.allocate((2 + predictor.coefficients().length) * Double.BYTES);
        bytes.putDouble(predictor.intercept()).putDouble(predictor.sigma());
        Arrays.stream(predictor.coefficients()).forEach(bytes::putDouble);
        return LagCodec.encode(new LagModel(scale, predictor, degreesOfFreedom), bytes.array());
    }

    private static LagModel decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = LagCodec.open(KIND, parameters);
        LagCodec.Head head = LagCodec.head(bytes);
        double intercept = bytes.finite("the intercept");
        double sigma = bytes.notNegative("sigma");
        double[] coefficients = new double[head.lags().length];
        bytes.finite("a coefficient", coefficients);
        bytes.end();
        LinearPredictor predictor =
                new LinearPredictor(head.lags(), intercept, coefficients, sigma);
        return new LagModel(head.scale(), predictor, head.degreesOfFreedom());
    }
}
