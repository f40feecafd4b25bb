package io.driftcast.forecast.additive;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * A Prophet-like model in the stream: the parameters stay as fitted and the clock goes on, one step
 * a value, whatever the value is; so a missing one makes no difference. What the values have to say
 * is taken in by the next fit.
 *
 * <p>Bounds are normal about the trend, seasons and holidays, with the variance of the noise and of
 * the changes of slope to come ({@link ProphetParameters#standardError}); they do not narrow with
 * the horizon, but for those of steps at which a season never had a value ({@link
 * ProphetParameters#unseenError}). The uncertainty of the coefficients themselves is left out, as
 * Prophet's point estimates leave it out. Not thread-safe.
 */
final class Prophet implements Forecaster {

    private final ProphetParameters parameters;
    private long steps;

    /**
     * @param steps how many have gone by since the first one of the fit
     */
    Prophet(ProphetParameters parameters, long steps) {
        this.parameters = parameters;
        this.steps = steps;
    }

    @Override
    public void update(double value) {
        steps++;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double[] row = new double[parameters.coefficients().length];
        double widest = 0;
        for (int h = 0; h < horizon; h++) {
            parameters.shape().fill(steps + h, row);
            point[h] = parameters.value(row);
            widest = Math.max(widest, parameters.standardError(row));
            standardError[h] = Math.hypot(widest, parameters.unseenError(steps + h));
        }
        return Intervals.normal(point, standardError);
    }

    @Override
    public byte[] state() {
        return new ByteWriter(1 + Double.BYTES)
                .putByte(ProphetFamily.STATE_TAG)
                .putDouble((double) steps)
                .toBytes();
    }
}
