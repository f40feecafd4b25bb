package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import io.driftcast.math.stats.RunningMeanSquare;

/**
 * An average of the last values, the forecast at every horizon.
 *
 * <p>The standard error h steps ahead is s sqrt(1 + (h - 1) a^2), s^2 being the running mean square
 * of the one-step errors and a the {@linkplain Average#weight weight} of the exponential average of
 * the same mean age, 2 / (k + 1) for the mean of k values: the error of simple exponential
 * smoothing (R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.,
 * section 8.7). Bounds take Student's t with as many degrees of freedom as there were errors.
 * Before the first value the forecast is 0. While fewer than {@value SeasonalNaive#FEW_DIFFERENCES}
 * errors are there and all were 0, s is the size of the average (1 where that is 0 or there is
 * none).
 *
 * <p>A missing value (or one that is not finite) leaves the average and makes the next error, and
 * the forecasts until then, reach one step further. Not thread-safe.
 */
final class MovingAverage implements Forecaster {

    private final Average average;
    private int missed;
    private final RunningMeanSquare errors;

    /**
     * @param missed how many values are missing since the last
     */
    MovingAverage(Average average, int missed, RunningMeanSquare errors) {
        this.average = average;
        this.missed = missed;
        this.errors = errors;
    }

    @Override
    public void update(double value) {
        if (!Double.isFinite(value)) {
            missed = missed == Integer.MAX_VALUE ? missed : missed + 1;
            return;
        }
        double expected = average.value();
        if (!Double.isNaN(expected)) {
            errors.add((value - expected) / Math.sqrt(variance(1)));
        }
        average.add(value);
        missed = 0;
    }

    /** The error variance h steps ahead, in units of the one-step variance. */
    private double variance(int h) {
        return 1 + ((double) missed + h - 1) * average.weight() * average.weight();
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double expected = Double.isNaN(average.value()) ? 0 : average.value();
        double scale = scale(expected);
        for (int h = 0; h < horizon; h++) {
            point[h] = expected;
            standardError[h] = scale * Math.sqrt(variance(h + 1));
        }
        return Intervals.studentT(point, standardError, errors.count());
    }

    private double scale(double value) {
        if (errors.mean() > 0 || errors.count() >= SeasonalNaive.FEW_DIFFERENCES) {
            return Math.sqrt(errors.mean());
        }
        return value == 0 ? 1 : Math.abs(value);
    }

    @Override
    public byte[] state() {
        int length = 1 + 2 * Integer.BYTES + Double.BYTES + average.length();
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(MovingAverageFamily.STATE_TAG).putInt(missed).putInt(errors.count());
        average.put(bytes.putDouble(errors.mean()));
        return bytes.toBytes();
    }
}
