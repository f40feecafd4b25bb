package io.driftcast.forecast.additive;

import io.driftcast.series.Timeline;
import java.time.LocalDateTime;

/**
 * A season as a Fourier series: sin and cos of 1 to {@code order} times the place in it.
 *
 * @param name what its coefficients are called
 * @param length in days of the calendar's wall clock, or in steps
 * @param inDays which of the two
 * @param order how many pairs
 */
record Fourier(String name, double length, boolean inDays, int order) {

    private static final double SECONDS_A_DAY = 86_400;

    int columns() {
        return 2 * order;
    }

    /** Writes the columns of one step, sin before cos, the first order first. */
    void fill(Timeline timeline, long index, double[] row, int from) {
        double position = inDays ? days(timeline.timeOf(index)) : index;
        double seasons = position / length;
        double angle = 2 * Math.PI * (seasons - Math.floor(seasons));
        double sin1 = StrictMath.sin(angle);
        double cos1 = StrictMath.cos(angle);
        double sin = sin1;
        double cos = cos1;
        for (int k = 0; k < order; k++) {
            row[from + 2 * k] = sin;
            row[from + 2 * k + 1] = cos;
            double next = sin * cos1 + cos * sin1;
            cos = cos * cos1 - sin * sin1;
            sin = next;
        }
    }

    private static double days(LocalDateTime time) {
        return time.toLocalDate().toEpochDay() + time.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
    }
}
