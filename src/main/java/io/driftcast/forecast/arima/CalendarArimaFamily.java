package io.driftcast.forecast.arima;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;

/**
 * ARIMA models with calendar regressors as published: kind {@code arima-calendar}. They know the
 * date of each step from its distance to the first one of the fit. Immutable, thread-safe.
 */
public final class CalendarArimaFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "arima-calendar";

    /** A family; all of them are alike. */
    public CalendarArimaFamily() {
        super(KIND, CalendarArimaCodec.VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(CalendarArimaCodec.decode(parameters));
    }

    private record Loaded(CalendarArimaParameters parameters) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            CalendarArimaCodec.requireDate(parameters, offset);
            try {
                return new CalendarArimaForecaster(
                        parameters, ArimaForecaster.start(parameters.errors()), offset);
            } catch (IllegalArgumentException e) {
                throw new IncompatibleModelException(
                        "arima-calendar parameters: " + e.getMessage());
            }
        }

        @Override
        public long work() {
            return parameters.errors().spec().work();
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            return CalendarArimaCodec.decode(parameters, state);
        }
    }

    /**
     * A fit as it is published, its state standing after the last of {@code values}.
     *
     * @param values what was fitted, one a step, NaN where missing
     */
    static FittedModel fittedModel(
            ArimaFit fit, CalendarArimaParameters parameters, double[] values) {
        CalendarArimaForecaster forecaster =
                new CalendarArimaForecaster(
                        parameters, ArimaForecaster.start(parameters.errors()), 0);
        for (double value : values) {
            forecaster.update(value);
        }
        FittedModel errors = ArimaFamily.fittedModel(fit, parameters.rest(values));
        return new FittedModel(
                new ModelImage(
                        KIND, CalendarArimaCodec.VERSION, CalendarArimaCodec.encode(parameters)),
                parameters.spec().toString(),
                forecaster.state(),
                errors.observations(),
                errors.metrics());
    }
}
