package io.driftcast.forecast.additive;

import io.driftcast.series.Timeline;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * A season as a Fourier series: sin and cos of 1 to {@code order} times the place in it.
 *
 * @param name what its coefficients are called
 * @param length in days of the calendar's wall clock, or in steps
 * @param inDays which of the two
 * @param order how many pairs
 * @param unseen where it has no effect
 */
record Fourier(String name, double length, boolean inDays, int order, UnseenParts unseen) {

    private static final double SECONDS_A_DAY = 86_400;

    int columns() {
        return 2 * order;
    }

    /** The same without an effect in these parts. */
    Fourier without(UnseenParts parts) {
        return new Fourier(name, length, inDays, order, parts);
    }

    /** How far into the season a step lies, as a share of it, from 0 to below 1. */
    double place(Timeline timeline, long index) {
        double position = inDays ? days(timeline.timeOf(index)) : index;
        double seasons = position / length;
        return seasons - Math.floor(seasons);
    }

    /** Whether a step lies where the season has no effect. */
    boolean isUnseen(Timeline timeline, long index) {
        return !unseen.isEmpty() && unseen.contain(place(timeline, index));
    }

    /** Writes the columns of one step, sin before cos, the first order first. */
    void fill(Timeline timeline, long index, double[] row, int from) {
        double place = place(timeline, index);
        if (unseen.contain(place)) {
            Arrays.fill(row, from, from + columns(), 0);
            return;
        }
        double angle = 2 * Math.PI * place;
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
        for (int j = 0; j < unseen.centre().length; j++) {
            row[from + j] -= unseen.centre()[j];
        }
    }

    private static double days(LocalDateTime time) {
        return time.toLocalDate().toEpochDay() + time.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
    }
}
