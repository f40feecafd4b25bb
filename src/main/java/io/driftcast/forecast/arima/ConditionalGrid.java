package io.driftcast.forecast.arima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Starting values for models with two moving-average terms: a look at the whole of the region where
 * these are invertible.
 *
 * <p>Given the moving average, the autoregression that fits best is a regression, if the values
 * before the first count as zero. So the sum of squares can be looked at as a function of the two
 * moving-average coefficients alone, on a grid of their partial autocorrelations, and each point
 * that is lower than its neighbours is a place to start from. Stateless, thread-safe.
 */
final class ConditionalGrid {

    private static final int POINTS = 13;
    private static final double FURTHEST = 2.4;

    /** A place on the grid and its sum of squares. */
    private record Place(double squares, double[] phi, double[] theta) {}

    private ConditionalGrid() {}

    /**
     * Pairs of autoregressive and moving-average coefficients, the most promising first.
     *
     * @param series without missing values, around zero
     * @param p autoregressive terms
     * @param most how many pairs at most
     */
    static List<double[][]> starts(double[] series, int p, int most) {
        Place[][] places = new Place[POINTS][POINTS];
        if (series.length <= p) {
            return List.of();
        }
        Regression regression = new Regression(series, p);
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                double[] theta = {coordinate(i), coordinate(j)};
                PartialAutocorrelations.toCoefficients(theta);
                theta[0] = -theta[0];
                theta[1] = -theta[1];
                places[i][j] = regression.place(theta);
            }
        }
        List<Place> lowest = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                if (lowestAround(places, i, j)) {
                    lowest.add(places[i][j]);
                }
            }
        }
        lowest.sort(Comparator.comparingDouble(Place::squares));
        return lowest.stream()
                .limit(most)
                .map(place -> new double[][] {place.phi(), place.theta()})
                .toList();
    }

    private static double coordinate(int i) {
        return StrictMath.tanh(FURTHEST * (2.0 * i / (POINTS - 1) - 1));
    }

    private static boolean lowestAround(Place[][] places, int row, int column) {
        for (int i = Math.max(0, row - 1); i <= Math.min(POINTS - 1, row + 1); i++) {
            for (int j = Math.max(0, column - 1); j <= Math.min(POINTS - 1, column + 1); j++) {
                if (places[i][j].squares() < places[row][column].squares()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The autoregression of a series from which a moving average has been taken. */
    private static final class Regression {
        private final double[] series;
        private final int p;
        private final double[] filtered;

        Regression(double[] series, int p) {
            this.series = series;
            this.p = p;
            filtered = new double[series.length];
        }

        Place place(double[] theta) {
            double theta1 = theta[0];
            double theta2 = theta[1];
            double z1 = 0;
            double z2 = 0;
            for (int t = 0; t < series.length; t++) {
                double z = series[t] - theta2 * z2 - theta1 * z1;
                filtered[t] = z;
                z2 = z1;
                z1 = z;
            }
            double[][] moments = new double[p + 1][p + 1];
            int last = series.length - 1;
            for (int i = 0; i <= p; i++) {
                moments[i][0] = product(i);
                for (int j = 1; j <= i; j++) {
                    // the sum one step earlier: one product more at its start, one less at its end
                    moments[i][j] =
                            moments[i - 1][j - 1]
                                    + filtered[p - i] * filtered[p - j]
                                    - filtered[last + 1 - i] * filtered[last + 1 - j];
                }
            }
            double[][] left = new double[p][];
            double[] cross = new double[p];
            for (int i = 0; i < p; i++) {
                left[i] = Arrays.copyOfRange(moments[i + 1], 1, p + 1);
                cross[i] = moments[i + 1][0];
            }
            double[] phi = HannanRissanen.solve(left, cross.clone());
            double squares = moments[0][0];
            for (int i = 0; i < p; i++) {
                squares -= phi[i] * cross[i];
            }
            return new Place(squares, phi, theta);
        }

        /** The sum of products at a lag, over the steps at which the longest lag has a value. */
        private double product(int lag) {
            double sum0 = 0;
            double sum1 = 0;
            int t = p;
            for (; t + 1 < filtered.length; t += 2) {
                sum0 += filtered[t] * filtered[t - lag];
                sum1 += filtered[t + 1] * filtered[t + 1 - lag];
            }
            for (; t < filtered.length; t++) {
                sum0 += filtered[t] * filtered[t - lag];
            }
            return sum0 + sum1;
        }
    }
}
