package io.driftcast.forecast.arima;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;

/**
 * ARIMA models with calendar regressors as published: kind {@code arima-calendar}. They know the
 * date of each step from its distance to the first one of the fit. Immutable, thread-safe.
 */
public final class CalendarArimaFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "arima-calendar";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return CalendarArimaCodec.VERSION;
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return CalendarArimaCodec.decode(decode(formatVersion, parameters), state);
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        CalendarArimaParameters decoded = decode(formatVersion, parameters);
        CalendarArimaCodec.requireDate(decoded, offset);
        try {
            return new CalendarArimaForecaster(
                    decoded, ArimaForecaster.start(decoded.errors()), offset);
        } catch (IllegalArgumentException e) {
            throw new IncompatibleModelException("arima-calendar parameters: " + e.getMessage());
        }
    }

    private static CalendarArimaParameters decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, CalendarArimaCodec.VERSION);
        return CalendarArimaCodec.decode(parameters);
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
                KIND,
                parameters.spec().toString(),
                CalendarArimaCodec.VERSION,
                CalendarArimaCodec.encode(parameters),
                forecaster.state(),
                errors.observations(),
                errors.metrics());
    }
}
