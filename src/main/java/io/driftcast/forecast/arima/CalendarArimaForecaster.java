package io.driftcast.forecast.arima;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;

/**
 * An ARIMA model about a regression on the calendar at work: {@link ArimaForecaster} on the values
 * less what the calendar adds, which is known for all steps to come. The standard error is that of
 * the ARIMA part; it contains nothing for the uncertainty of the effects. Not thread-safe.
 */
final class CalendarArimaForecaster implements Forecaster {

    private final CalendarArimaParameters parameters;
    private final ArimaForecaster errors;
    private long next;

    /**
     * @param errors the ARIMA part, which has seen the steps before {@code next}
     * @param next the index of the next step
     */
    CalendarArimaForecaster(CalendarArimaParameters parameters, ArimaForecaster errors, long next) {
        this.parameters = parameters;
        this.errors = errors;
        this.next = next;
    }

    @Override
    public void update(double value) {
        errors.update(Double.isFinite(value) ? value - parameters.effect(next) : Double.NaN);
        next++;
    }

    @Override
    public Forecast forecast(int horizon) {
        Forecast rest = errors.forecast(horizon);
        double[] effect = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            effect[h] = parameters.effect(next + h);
        }
        return rest.plus(effect);
    }

    @Override
    public int stateBytes() {
        return errors.stateBytes();
    }

    @Override
    public byte[] state() {
        byte[] inner = errors.state();
        return new ByteWriter(1 + Long.BYTES + Integer.BYTES + inner.length)
                .putByte(CalendarArimaCodec.STATE_TAG)
                .putLong(next)
                .putBytes(inner)
                .toBytes();
    }
}
