package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures about the generated signals that the tests ask for. */
final class Signals {
    private static final int LAGS = 4;

    private Signals() {}

    static double meanOfWeekdayHours(List<FeedReading> readings, String id, int from, int to) {
        return readings.stream()
                .filter(reading -> reading.seriesId().equals(id) && reading.value() != null)
                .filter(reading -> isWeekdayHour(reading, from, to))
                .mapToDouble(reading -> Objects.requireNonNull(reading.value()))
                .average()
                .orElseThrow();
    }

    private static boolean isWeekdayHour(FeedReading reading, int from, int to) {
        OffsetDateTime time = reading.observedAt().atOffset(ZoneOffset.UTC);
        return time.getDayOfWeek().getValue() <= 5 && time.getHour() >= from && time.getHour() < to;
    }

    /**
     * RMSE one step ahead over the second half, of an AR(4) with a mean fitted to the first half by
     * least squares, divided by that of the last value.
     */
    static double skill(SmartHome home, HomeSensor sensor) {
        double[] values = stepMeans(home, sensor);
        int half = values.length / 2;
        double[] weights = leastSquares(values, half);
        double modelSquares = 0;
        double naiveSquares = 0;
        for (int t = half; t < values.length; t++) {
            double forecast = 0;
            double[] row = row(values, t);
            for (int i = 0; i < row.length; i++) {
                forecast += weights[i] * row[i];
            }
            modelSquares += Math.pow(values[t] - forecast, 2);
            naiveSquares += Math.pow(values[t] - values[t - 1], 2);
        }
        return Math.sqrt(modelSquares / naiveSquares);
    }

    /** The sensor's steps in order, each the mean of its readings; empty ones left out. */
    private static double[] stepMeans(SmartHome home, HomeSensor sensor) {
        long step = sensor.step().toMillis();
        return home.readings().stream()
                .filter(reading -> reading.seriesId().equals(sensor.seriesId()))
                .filter(reading -> reading.value() != null)
                .collect(
                        Collectors.groupingBy(
                                reading -> Math.floorDiv(reading.observedAt().toEpochMilli(), step),
                                TreeMap::new,
                                Collectors.averagingDouble(
                                        reading -> Objects.requireNonNull(reading.value()))))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] row(double[] values, int t) {
        double[] row = new double[LAGS + 1];
        row[LAGS] = 1;
        for (int lag = 1; lag <= LAGS; lag++) {
            row[lag - 1] = values[t - lag];
        }
        return row;
    }

    /** Normal equations, solved by elimination with pivoting. */
    private static double[] leastSquares(double[] values, int end) {
        int size = LAGS + 1;
        double[][] system = new double[size][size + 1];
        for (int t = LAGS; t < end; t++) {
            double[] row = row(values, t);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    system[i][j] += row[i] * row[j];
                }
                system[i][size] += row[i] * values[t];
            }
        }
        return solve(system);
    }

    private static double[] solve(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int at = column;
            Arrays.sort(
                    system, at, size, (a, b) -> Double.compare(Math.abs(b[at]), Math.abs(a[at])));
            for (int row = 0; row < size; row++) {
                double factor = row == at ? 0 : system[row][at] / system[at][at];
                for (int k = at; factor != 0 && k <= size; k++) {
                    system[row][k] -= factor * system[at][k];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = system[i][size] / system[i][i];
        }
        return solution;
    }
}
