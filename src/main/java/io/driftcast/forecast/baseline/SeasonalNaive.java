package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import io.driftcast.math.stats.RunningMeanSquare;

/**
 * The value of the same place in the last season; with period 1 the last value.
 *
 * <p>The standard error h steps ahead is s sqrt(k + 1), k = floor((h - 1) / m), where s^2 is the
 * running mean square of the differences from a season before (R. J. Hyndman and G. Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., section 5.5); bounds take Student's t with as many
 * degrees of freedom as there were differences.
 *
 * <p>A missing value (or one that is not finite) is carried from a season before and adds no
 * difference. A place that has never had a value is forecast by the last value of any place, 0
 * before the first. While fewer than {@value #FEW_DIFFERENCES} differences are there and all were
 * 0, s is the size of the last value (1 where that is 0 or there is none), so that the bounds of a
 * warm-up are plainly wide.
 *
 * <p>Not thread-safe.
 */
final class SeasonalNaive implements Forecaster {

    static final int FEW_DIFFERENCES = 3;

    private final double[] season;
    private int next;
    private double last;
    private final RunningMeanSquare differences;

    /**
     * @param season the last values by place, NaN where there never was one
     * @param next the place of the next value
     * @param last the last value, NaN before the first
     */
    SeasonalNaive(double[] season, int next, double last, RunningMeanSquare differences) {
        this.season = season;
        this.next = next;
        this.last = last;
        this.differences = differences;
    }

    @Override
    public void update(double value) {
        if (Double.isFinite(value)) {
            double before = season[next];
            if (!Double.isNaN(before)) {
                differences.add(value - before);
            }
            season[next] = value;
            last = value;
        }
        next = next + 1 == season.length ? 0 : next + 1;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double otherwise = Double.isNaN(last) ? 0 : last;
        double scale = scale(otherwise);
        for (int h = 0; h < horizon; h++) {
            double seen = season[(next + h) % season.length];
            point[h] = Double.isNaN(seen) ? otherwise : seen;
            int seasonsAhead = h / season.length + 1;
            standardError[h] = scale * Math.sqrt(seasonsAhead);
        }
        return Intervals.studentT(point, standardError, differences.count());
    }

    private double scale(double value) {
        if (differences.mean() > 0 || differences.count() >= FEW_DIFFERENCES) {
            return Math.sqrt(differences.mean());
        }
        return value == 0 ? 1 : Math.abs(value);
    }

    @Override
    public byte[] state() {
        int length = 1 + 3 * Integer.BYTES + Double.BYTES * (2 + season.length);
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(SeasonalNaiveFamily.STATE_TAG);
        bytes.putInt(season.length).putInt(next).putInt(differences.count());
        bytes.putDouble(differences.mean()).putDouble(last).putDoubles(season);
        return bytes.toBytes();
    }
}
