package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * The continuation of a fitted polynomial of time. The values it is fed move its clock on and
 * nothing else; whether a value is missing makes no difference. The clock stops at the largest int.
 * Not thread-safe.
 */
final class TrendForecaster implements Forecaster {

    private final TrendLine line;
    private int steps;

    /**
     * @param steps how many steps the next one lies behind the first of its training series
     */
    TrendForecaster(TrendLine line, int steps) {
        this.line = line;
        this.steps = steps;
    }

    @Override
    public void update(double value) {
        steps = steps == Integer.MAX_VALUE ? steps : steps + 1;
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double t = steps + 1.0 + h;
            point[h] = line.value(t);
            standardError[h] = line.standardError(t);
        }
        return Intervals.studentT(point, standardError, line.degreesOfFreedom());
    }

    @Override
    public byte[] state() {
        return new ByteWriter(1 + Integer.BYTES)
                .putByte(TrendFamily.STATE_TAG)
                .putInt(steps)
                .toBytes();
    }
}
