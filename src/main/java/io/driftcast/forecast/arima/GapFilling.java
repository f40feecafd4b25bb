package io.driftcast.forecast.arima;

import io.driftcast.series.Values;

/** Values in the place of missing ones, to choose candidates by. Stateless, thread-safe. */
final class GapFilling {

    private GapFilling() {}

    /** Whether a value is missing between the first and the last that are there. */
    static boolean hasGaps(double[] values) {
        return Values.count(values) < Values.last(values) + 1 - Values.first(values);
    }

    /**
     * A copy in which each gap lies on the straight line between its neighbours, which is bent by
     * as much as the same stretch a season before and after departs from the lines between the same
     * places, where one or both of these are there in full. What is missing before the first value
     * and after the last stays so.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period the season's length; 1 for none
     */
    static double[] filled(double[] values, int period) {
        double[] filled = values.clone();
        int end = Values.last(values) + 1;
        int last = Values.first(values);
        for (int t = last + 1; t < end; t++) {
            if (!Double.isNaN(values[t])) {
                for (int s = last + 1; s < t; s++) {
                    filled[s] = line(values, last, s, t) + bend(values, last, s, t, period);
                }
                last = t;
            }
        }
        return filled;
    }

    private static double line(double[] values, int from, int at, int to) {
        double share = (double) (at - from) / (to - from);
        return values[from] + share * (values[to] - values[from]);
    }

    private static double bend(double[] values, int from, int at, int to, int period) {
        if (period == 1) {
            return 0;
        }
        double sum = 0;
        int count = 0;
        for (int shift = -period; shift <= period; shift += 2 * period) {
            if (from + shift >= 0 && to + shift < values.length) {
                double departure =
                        values[at + shift] - line(values, from + shift, at + shift, to + shift);
                if (!Double.isNaN(departure)) {
                    sum += departure;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
