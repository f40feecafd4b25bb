package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * The value of the same place in the last season plus the drift of so many seasons; with period 1
 * the last value plus the drift, a random walk with drift.
 *
 * <p>The drift b is the mean of the differences from a season before; with period 1 that is the
 * slope from the first value to the last. The standard error k seasons ahead is s sqrt(k + k^2 /
 * n), s^2 being the variance of the n differences with divisor n - 1; bounds are normal. (R. J.
 * Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and
 * 5.5; R's {@code rwf(drift = TRUE)}.) While nothing is known of s, as with fewer than {@value
 * WeightedMoments#FEW} differences that are all alike, it is the size of the last value (1 where
 * that is 0 or there is none).
 *
 * <p>A missing value (or one that is not finite) leaves its place as it was, one season older: the
 * next difference there spans k seasons, counts for k of them, and has k times the variance. A
 * place that has never had a value is forecast by the last value of any place, 0 before the first.
 *
 * <p>Not thread-safe.
 */
final class SeasonalDrift implements Forecaster {

    private final double[] season;
    private final int[] age;
    private int next;
    private double last;
    private final WeightedMoments differences;

    /**
     * @param season the last values by place, NaN where there never was one
     * @param age how many seasons ago the next step of a place saw its value, 1 if none was missed
     * @param next the place of the next value
     * @param last the last value, NaN before the first
     * @param differences per season, weighted with the seasons that they span
     */
    SeasonalDrift(double[] season, int[] age, int next, double last, WeightedMoments differences) {
        this.season = season;
        this.age = age;
        this.next = next;
        this.last = last;
        this.differences = differences;
    }

    @Override
    public void update(double value) {
        if (Double.isFinite(value)) {
            double before = season[next];
            if (!Double.isNaN(before)) {
                differences.add((value - before) / age[next], age[next]);
            }
            season[next] = value;
            age[next] = 1;
            last = value;
        } else if (age[next] < Integer.MAX_VALUE) {
            age[next]++;
        }
        next = next + 1 == season.length ? 0 : next + 1;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double otherwise = Double.isNaN(last) ? 0 : last;
        double scale = differences.scale(otherwise);
        double oldest = 0;
        for (int h = 0; h < horizon; h++) {
            int place = (next + h) % season.length;
            int seasonsAhead = h / season.length;
            double seasons = (double) age[place] + seasonsAhead;
            boolean seen = !Double.isNaN(season[place]);
            point[h] = seen ? season[place] + seasons * differences.mean() : otherwise;
            // bounds never narrow: a place seen lately is no surer than one before it
            oldest = Math.max(oldest, seasons);
            double square = oldest + oldest * oldest / Math.max(1, differences.weight());
            standardError[h] = scale * Math.sqrt(square);
        }
        return Intervals.normal(point, standardError);
    }

    /** The drift a season. */
    double drift() {
        return differences.mean();
    }

    @Override
    public byte[] state() {
        int length =
                1
                        + 2 * Integer.BYTES
                        + Double.BYTES
                        + WeightedMoments.BYTES
                        + season.length * (Double.BYTES + Integer.BYTES);
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(SeasonalDriftFamily.STATE_TAG).putInt(season.length).putInt(next);
        bytes.putDouble(last);
        differences.put(bytes);
        for (int i = 0; i < season.length; i++) {
            bytes.putDouble(season[i]).putInt(age[i]);
        }
        return bytes.toBytes();
    }
}
