package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import java.util.Arrays;

/**
 * The mean of all values so far, at every horizon.
 *
 * <p>The standard error is s sqrt(1 + 1/n), s^2 being the variance with divisor n - 1; bounds take
 * Student's t with n - 1 degrees of freedom (R. J. Hyndman and G. Athanasopoulos, Forecasting:
 * Principles and Practice, 3rd ed., section 5.5; R's {@code meanf}). Mean and variance are updated
 * by B. P. Welford's recursion, doi:10.1080/00401706.1962.10490022. Before the first value the mean
 * is 0. While fewer than {@value WeightedMoments#FEW} values are there and all were alike, s is the
 * size of the mean (1 where that is 0), so that the bounds of a warm-up are plainly wide.
 *
 * <p>A missing value (or one that is not finite) changes nothing. Not thread-safe.
 */
final class Mean implements Forecaster {

    private final WeightedMoments moments;

    Mean(WeightedMoments moments) {
        this.moments = moments;
    }

    @Override
    public void update(double value) {
        if (Double.isFinite(value)) {
            moments.add(value, 1);
        }
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        int n = moments.count();
        Arrays.fill(point, moments.mean());
        double scale = moments.scale(moments.mean());
        Arrays.fill(standardError, scale * Math.sqrt(1 + 1.0 / Math.max(1, n)));
        return Intervals.studentT(point, standardError, n - 1);
    }

    double mean() {
        return moments.mean();
    }

    @Override
    public byte[] state() {
        ByteWriter bytes = new ByteWriter(1 + WeightedMoments.BYTES);
        moments.put(bytes.putByte(MeanFamily.STATE_TAG));
        return bytes.toBytes();
    }
}
