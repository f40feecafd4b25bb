package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;

/**
 * A forecaster of what is left without the seasons, and the seasons added to its forecasts.
 *
 * <p>Within the steps of the fit the seasons are those that it found there. After them, and before
 * them, they repeat the last ones and are not updated: the model inside sees each value less its
 * season, so that a change of the seasons reaches the forecasts with the next fit. Intervals are
 * those of the model inside about the sum, as in R's {@code stlf}: the seasons count as known. Not
 * thread-safe.
 */
final class Deseasonalised implements Forecaster {

    private final Seasons seasons;
    private final Forecaster nested;
    private long steps;

    /**
     * The seasons of a series.
     *
     * @param fitted their sum at the steps of the fit
     * @param last each one's last, from the phase of the first step of the fit on
     */
    record Seasons(double[] fitted, double[][] last) {

        /** All together, so many steps after the first one of the fit; may be negative. */
        double at(long step) {
            if (step >= 0 && step < fitted.length) {
                return fitted[(int) step];
            }
            double sum = 0;
            for (double[] season : last) {
                sum += season[Math.floorMod(step, season.length)];
            }
            return sum;
        }
    }

    /**
     * @param steps how many have gone by since the first one of the fit
     */
    Deseasonalised(Seasons seasons, Forecaster nested, long steps) {
        this.seasons = seasons;
        this.nested = nested;
        this.steps = steps;
    }

    @Override
    public void update(double value) {
        nested.update(value - seasons.at(steps));
        steps++;
    }

    @Override
    public Forecast forecast(int horizon) {
        Forecast inner = nested.forecast(horizon);
        double[] added = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            added[h] = seasons.at(steps + h);
        }
        return inner.plus(added);
    }

    @Override
    public int stateBytes() {
        return nested.stateBytes();
    }

    @Override
    public byte[] state() {
        byte[] inner = nested.state();
        return new ByteWriter(1 + Double.BYTES + Integer.BYTES + inner.length)
                .putByte(MstlFamily.STATE_TAG)
                .putDouble((double) steps)
                .putBytes(inner)
                .toBytes();
    }
}
