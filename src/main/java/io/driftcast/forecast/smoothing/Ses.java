package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import io.driftcast.math.stats.RunningMeanSquare;

/**
 * Simple exponential smoothing: level += alpha (value - level), starting at the first value; the
 * forecast is the level at every horizon.
 *
 * <p>The standard error h steps ahead is s sqrt(1 + (h - 1) alpha^2), s^2 being the running mean
 * square of the one-step errors (R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd ed., section 8.7); bounds take Student's t with as many degrees of freedom as there
 * were errors. Before the first value the level is 0. While fewer than {@value #FEW_ERRORS} errors
 * are there and all were 0, s is the size of the level (1 where that is 0 or there is none), so
 * that the bounds of a warm-up are plainly wide.
 *
 * <p>A missing value (or one that is not finite) leaves the level and makes the next error, and the
 * forecasts until then, reach one step further.
 *
 * <p>Not thread-safe.
 */
final class Ses implements Forecaster {

    static final int FEW_ERRORS = 3;

    private final double alpha;
    private double level;
    private int missed;
    private final RunningMeanSquare errors;

    /**
     * @param level NaN before the first value
     * @param missed how many values are missing since the last
     */
    Ses(double alpha, double level, int missed, RunningMeanSquare errors) {
        this.alpha = alpha;
        this.level = level;
        this.missed = missed;
        this.errors = errors;
    }

    @Override
    public void update(double value) {
        if (!Double.isFinite(value)) {
            missed = missed == Integer.MAX_VALUE ? missed : missed + 1;
            return;
        }
        if (Double.isNaN(level)) {
            level = value;
        } else {
            double error = value - level;
            errors.add(error / Math.sqrt(variance(1)));
            level += alpha * error;
        }
        missed = 0;
    }

    /** The error variance h steps ahead, in units of the one-step variance. */
    private double variance(int h) {
        return 1 + ((double) missed + h - 1) * alpha * alpha;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double expected = Double.isNaN(level) ? 0 : level;
        double scale = scale(expected);
        for (int h = 0; h < horizon; h++) {
            point[h] = expected;
            standardError[h] = scale * Math.sqrt(variance(h + 1));
        }
        return Intervals.studentT(point, standardError, errors.count());
    }

    private double scale(double value) {
        if (errors.mean() > 0 || errors.count() >= FEW_ERRORS) {
            return Math.sqrt(errors.mean());
        }
        return value == 0 ? 1 : Math.abs(value);
    }

    @Override
    public byte[] state() {
        ByteWriter bytes = new ByteWriter(1 + 2 * Integer.BYTES + 2 * Double.BYTES);
        bytes.putByte(SesFamily.STATE_TAG).putInt(missed).putInt(errors.count());
        return bytes.putDouble(errors.mean()).putDouble(level).toBytes();
    }
}
