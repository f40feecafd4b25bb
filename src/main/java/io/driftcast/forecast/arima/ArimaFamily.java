package io.driftcast.forecast.arima;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.series.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/** ARIMA models as published: kind {@code arima}. Immutable, thread-safe. */
public final class ArimaFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "arima";

    /** A family; all of them are alike. */
    public ArimaFamily() {
        super(KIND, ArimaCodec.VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(ArimaCodec.decodeParameters(parameters));
    }

    private record Loaded(ArimaParameters parameters) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            try {
                return ArimaForecaster.start(parameters);
            } catch (IllegalArgumentException e) {
                throw new IncompatibleModelException("arima parameters: " + e.getMessage());
            }
        }

        @Override
        public long work() {
            return parameters.spec().work();
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            return ArimaCodec.decode(parameters, state);
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
        for (double value : values) {
            forecaster.update(value);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("sigma2", fit.sigma2());
        metrics.put("loglik", fit.loglik());
        metrics.put("aic", fit.aic());
        metrics.put("aicc", fit.aicc());
        metrics.put("bic", fit.bic());
        metrics.put("n", (double) fit.terms());
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return new FittedModel(
                new ModelImage(
                        KIND, ArimaCodec.VERSION, ArimaCodec.encodeParameters(fit.parameters())),
                fit.parameters().spec().toString(),
                forecaster.state(),
                Values.count(values),
                metrics);
    }
}
