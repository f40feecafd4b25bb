package io.driftcast.forecast.arima;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** ARIMA models as published: kind {@code arima}. Immutable, thread-safe. */
public final class ArimaFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "arima";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return ArimaCodec.VERSION;
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, ArimaCodec.VERSION);
        return ArimaCodec.decode(ArimaCodec.decodeParameters(parameters), state);
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, ArimaCodec.VERSION);
        try {
            return ArimaForecaster.start(ArimaCodec.decodeParameters(parameters));
        } catch (IllegalArgumentException e) {
            throw new IncompatibleModelException("arima parameters: " + e.getMessage());
        }
    }

    /** The bytes under which these parameters are published. */
    public static byte[] parameters(ArimaParameters parameters) {
        return ArimaCodec.encodeParameters(parameters);
    }

    /**
     * A fit as it is published, its state standing after the last of {@code values}.
     *
     * @param values what was fitted, one a step, NaN where missing
     */
    public static FittedModel fittedModel(ArimaFit fit, double[] values) {
        ArimaForecaster forecaster = ArimaForecaster.start(fit.parameters());
        int observed = 0;
        for (double value : values) {
            forecaster.update(value);
            observed += Double.isFinite(value) ? 1 : 0;
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("sigma2", fit.parameters().sigma2());
        metrics.put("loglik", fit.loglik());
        metrics.put("aic", fit.aic());
        metrics.put("aicc", fit.aicc());
        metrics.put("bic", fit.bic());
        metrics.put("n", (double) fit.terms());
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return new FittedModel(
                KIND,
                fit.parameters().spec().toString(),
                ArimaCodec.VERSION,
                ArimaCodec.encodeParameters(fit.parameters()),
                forecaster.state(),
                observed,
                metrics);
    }
}
