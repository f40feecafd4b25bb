package io.driftcast.forecast.arima;

import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the calendar says of each step of a series, in numbers. The days of a step are those from
 * the one on which it begins to the one before the next step begins, and one at least. A step costs
 * calendar arithmetic alone, however far away it is. Immutable, thread-safe.
 *
 * @param timeline when the steps are; index 0 is the first step of the fit
 * @param kinds what is asked of the calendar; at least one
 * @param holidays days since 1970-01-01, ascending; kept, not copied
 */
record CalendarRegressors(Timeline timeline, List<CalendarKind> kinds, long[] holidays) {

    private static final double DAYS_A_MONTH = 365.25 / 12;

    private static final int WEEK = 7;

    CalendarRegressors {
        kinds = List.copyOf(kinds);
    }

    /** The regressors' names, in the order of the numbers. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        kinds.forEach(kind -> names.addAll(kind.regressors()));
        return names;
    }

    /** How many numbers a step has. */
    int width() {
        return names().size();
    }

    /** The numbers of the first steps, a row a regressor. */
    double[][] columns(int steps) {
        double[][] columns = new double[width()][steps];
        for (int t = 0; t < steps; t++) {
            double[] row = at(t);
            for (int c = 0; c < row.length; c++) {
                columns[c][t] = row[c];
            }
        }
        return columns;
    }

    /** What the regressors add to a step. */
    double effect(long index, double[] effects) {
        double[] row = at(index);
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            sum += row[c] * effects[c];
        }
        return sum;
    }

    /**
     * The numbers of one step.
     *
     * @param index steps since the first one; may be negative
     */
    double[] at(long index) {
        LocalDate first = timeline.timeOf(index).toLocalDate();
        long from = first.toEpochDay();
        long to = Math.max(from + 1, timeline.timeOf(index + 1).toLocalDate().toEpochDay());
        double[] row = new double[width()];
        int place = 0;
        for (CalendarKind kind : kinds) {
            switch (kind) {
                case TRADING_DAYS -> {
                    int[] days = daysOfWeek(first, to - from);
                    for (int d = 0; d < WEEK - 1; d++) {
                        row[place + d] = days[d] - days[WEEK - 1];
                    }
                    row[place + WEEK - 1] = to - from - averageLength();
                }
                case WORKING_DAYS -> {
                    int[] days = daysOfWeek(first, to - from);
                    int weekend = days[5] + days[6];
                    row[place] = to - from - weekend - 2.5 * weekend;
                }
                case WEEKDAY -> {
                    if (first.getDayOfWeek() != DayOfWeek.SUNDAY) {
                        row[place + first.getDayOfWeek().getValue() - 1] = 1;
                    }
                }
                case MONTH -> {
                    if (first.getMonthValue() > 1) {
                        row[place + first.getMonthValue() - 2] = 1;
                    }
                }
                case HOLIDAYS -> row[place] = holidaysBefore(to) - holidaysBefore(from);
            }
            place += kind.regressors().size();
        }
        return row;
    }

    private double averageLength() {
        StepInterval interval = timeline.interval();
        return interval.months() * DAYS_A_MONTH;
    }

    /** How often each day of the week, Monday first, is among so many days. */
    private static int[] daysOfWeek(LocalDate first, long count) {
        int[] days = new int[WEEK];
        Arrays.fill(days, (int) (count / WEEK));
        for (int d = 0; d < count % WEEK; d++) {
            days[(first.getDayOfWeek().getValue() - 1 + d) % WEEK]++;
        }
        return days;
    }

    private int holidaysBefore(long day) {
        int place = Arrays.binarySearch(holidays, day);
        return place >= 0 ? place : -place - 1;
    }
}
