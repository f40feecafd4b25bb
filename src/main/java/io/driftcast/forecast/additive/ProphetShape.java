package io.driftcast.forecast.additive;

import io.driftcast.series.Timeline;
import java.util.List;

/**
 * What a Prophet-like model is made of, before any number is fitted: the columns of a step.
 *
 * <p>The trend at the scaled time t is k t + m + sum_j delta_j (t - s_j)+, which is Taylor and
 * Letham's piecewise linear trend, k + sum_{s_j <= t} delta_j times t with the offsets that make it
 * continuous, written as a regression. A row is (t, 1, (t - s_1)+, ...), the seasons' sin and cos,
 * the holidays.
 *
 * @param timeline of the series fitted
 * @param start label of its first value, where t is 0
 * @param end label of its last value, where t is 1
 * @param growth what the trend adds
 * @param changePoints s_j in scaled time, rising
 * @param seasons in the order of their columns
 * @param holidays behind them
 */
record ProphetShape(
        Timeline timeline,
        long start,
        long end,
        Growth growth,
        double[] changePoints,
        List<Fourier> seasons,
        Holidays holidays) {

    ProphetShape {
        seasons = List.copyOf(seasons);
    }

    /** Columns of the trend: slope, offset, changes of slope. */
    int trendColumns() {
        return 2 + changePoints.length;
    }

    /** All columns. */
    int columns() {
        return trendColumns()
                + seasons.stream().mapToInt(Fourier::columns).sum()
                + holidays.columns();
    }

    /** Scaled time of a step: 0 at the first value, 1 at the last. */
    double time(long index) {
        return end == start ? 0 : (double) (timeline.labelOf(index) - start) / (end - start);
    }

    /** Writes the columns of a step, which may lie before or after the series. */
    void fill(long index, double[] row) {
        double t = time(index);
        row[0] = t;
        row[1] = 1;
        for (int j = 0; j < changePoints.length; j++) {
            row[2 + j] = Math.max(0, t - changePoints[j]);
        }
        int at = trendColumns();
        for (Fourier season : seasons) {
            season.fill(timeline, index, row, at);
            at += season.columns();
        }
        holidays.fill(timeline, index, row, at);
    }

    /** The trend of a row. */
    double trend(double[] row, double[] coefficients) {
        return sum(row, coefficients, 0, trendColumns());
    }

    /** The value of a row on the scale of the fit. */
    double value(double[] row, double[] coefficients) {
        return growth.value(trend(row, coefficients))
                + sum(row, coefficients, trendColumns(), coefficients.length);
    }

    /** Writes the derivatives of a row's value by the coefficients. */
    void derivatives(double[] row, double[] coefficients, double[] into) {
        System.arraycopy(row, 0, into, 0, row.length);
        double slope = growth.slope(trend(row, coefficients));
        for (int j = 0; j < trendColumns(); j++) {
            into[j] *= slope;
        }
    }

    private static double sum(double[] row, double[] coefficients, int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += row[j] * coefficients[j];
        }
        return sum;
    }
}
