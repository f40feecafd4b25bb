package io.driftcast.series.transform;

import io.driftcast.math.stats.GoldenSection;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Chooses the lambda of a Box-Cox transform from -1 to 2. Neither choice depends on the units of
 * the series. Missing values (NaN) are left out. A series of no more than two seasons, or one that
 * does not vary, gets 1: as it is. Stateless, thread-safe.
 */
public final class BoxCoxLambda {

    /** The least lambda tried. */
    public static final double LEAST = -1;

    /** The greatest lambda tried. */
    public static final double GREATEST = 2;

    /** The grid that is searched: lambda is a multiple of 1 / STEPS. */
    private static final int STEPS = 20;

    private static final int FIRST = (int) (LEAST * STEPS);
    private static final int FIRST_OF_GUERRERO = -18;
    private static final int LAST = (int) (GREATEST * STEPS);

    private static final double TOLERANCE = 1e-7;

    private BoxCoxLambda() {}

    /**
     * Guerrero's lambda: the one that makes the spread of each season (or of each two values, where
     * the period is 1) most nearly proportional to mean^(1 - lambda), by the least coefficient of
     * variation of the quotients. An incomplete season at the beginning is left out. The best point
     * of a grid 0.05 apart is refined to 1e-7. Lambda is at least -0.9, for nearer -1 the scale
     * soon ends above the values; with zeros among these it is at least 0.05.
     *
     * <p>Source: V. M. Guerrero, J. Forecasting 12 (1993), doi:10.1002/for.3980120104; R's {@code
     * BoxCox.lambda(method = "guerrero", lower = -0.9)}, which is what {@code lambda = "auto"}
     * means and stops at 1e-4, and lets lambda be 0 with zeros.
     *
     * @param values one a step, NaN where missing; unchanged
     * @param period steps in a season, 1 for none
     * @throws IllegalArgumentException if the period is below 1, or a value is negative or infinite
     */
    public static double guerrero(double[] values, int period) {
        requirePeriod(period);
        boolean zeros = false;
        for (double value : values) {
            Domain.requireNotNegative(value, "a Box-Cox transform");
            zeros |= value == 0;
        }
        if (values.length <= 2 * period) {
            return 1;
        }
        Blocks blocks = Blocks.of(values, Math.max(2, period));
        return least(blocks::variation, zeros ? 1 : FIRST_OF_GUERRERO);
    }

    /**
     * The lambda of the greatest profile likelihood, on a grid 0.05 apart, of a normal regression
     * of the transformed values on a constant, time and the seasons; R's {@code
     * BoxCox.lambda(method = "loglik")}.
     *
     * @param values above 0, one a step, NaN where missing; unchanged
     * @param period steps in a season, 1 for none
     * @throws IllegalArgumentException if the period is below 1, or a value is not above 0 and
     *     finite
     */
    public static double profileLikelihood(double[] values, int period) {
        requirePeriod(period);
        double[] logs = new double[values.length];
        double mean = 0;
        int n = 0;
        for (int t = 0; t < values.length; t++) {
            Domain.requirePositive(values[t], "the likelihood of a Box-Cox transform");
            logs[t] = StrictMath.log(values[t]);
            mean += Double.isNaN(values[t]) ? 0 : (logs[t] - mean) / ++n;
        }
        if (values.length <= 2 * period) {
            return 1;
        }
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = FIRST; i <= LAST; i++) {
            double lambda = (double) i / STEPS;
            double[] y = new double[values.length];
            for (int t = 0; t < y.length; t++) {
                // over the geometric mean: the Jacobian is 1 and the units are gone
                double log = logs[t] - mean;
                y[t] = i == 0 ? log : StrictMath.expm1(lambda * log) / lambda;
            }
            double squares = squaresAroundTrendAndSeasons(y, period);
            if (squares < least) {
                least = squares;
                best = lambda;
            }
        }
        return least > 0 && least < Double.POSITIVE_INFINITY ? best : 1;
    }

    /** The rests of the regression on seasons and time: time is projected within the seasons. */
    private static double squaresAroundTrendAndSeasons(double[] y, int period) {
        double[] time = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            time[t] = Double.isNaN(y[t]) ? Double.NaN : t;
        }
        double[] rest = y.clone();
        takeSeasonMeans(rest, period);
        takeSeasonMeans(time, period);
        double cross = 0;
        double square = 0;
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(rest[t])) {
                cross += rest[t] * time[t];
                square += time[t] * time[t];
            }
        }
        double slope = square > 0 ? cross / square : 0;
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            double e = rest[t] - slope * time[t];
            sum += Double.isNaN(e) ? 0 : e * e;
        }
        return sum;
    }

    private static void takeSeasonMeans(double[] values, int period) {
        for (int season = 0; season < Math.min(period, values.length); season++) {
            double mean = 0;
            int n = 0;
            for (int t = season; t < values.length; t += period) {
                mean += Double.isNaN(values[t]) ? 0 : (values[t] - mean) / ++n;
            }
            for (int t = season; t < values.length; t += period) {
                values[t] -= mean;
            }
        }
    }

    /** The least value from a grid point on: the best of the grid, refined by golden section. */
    private static double least(DoubleUnaryOperator function, int from) {
        int best = from;
        double value = Double.POSITIVE_INFINITY;
        for (int i = from; i <= LAST; i++) {
            double found = function.applyAsDouble((double) i / STEPS);
            if (found < value) {
                value = found;
                best = i;
            }
        }
        if (value == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double low = Math.max(from, best - 1) / (double) STEPS;
        double high = Math.min(LAST, best + 1) / (double) STEPS;
        double refined = GoldenSection.minimise(function, low, high, TOLERANCE);
        return function.applyAsDouble(refined) < value ? refined : (double) best / STEPS;
    }

    private static void requirePeriod(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("a period is 1 or more steps, not " + period);
        }
    }

    /** Means and standard deviations of the seasons that have two values and a mean above 0. */
    private record Blocks(double[] means, double[] deviations) {

        static Blocks of(double[] values, int length) {
            int count = values.length / length;
            double[] means = new double[count];
            double[] deviations = new double[count];
            double[] scaled = scaled(values);
            int n = 0;
            for (int b = 0; b < count; b++) {
                int from = values.length - (count - b) * length;
                Spread spread = Spread.of(scaled, from, from + length);
                if (spread.count() > 1 && spread.mean() > 0) {
                    means[n] = spread.mean();
                    deviations[n] = spread.deviation(spread.count() - 1);
                    n++;
                }
            }
            return new Blocks(Arrays.copyOf(means, n), Arrays.copyOf(deviations, n));
        }

        /** Over the largest: no square overflows or vanishes. */
        private static double[] scaled(double[] values) {
            double largest = 0;
            for (double value : values) {
                largest = value > largest ? value : largest;
            }
            double[] scaled = new double[values.length];
            for (int t = 0; t < scaled.length; t++) {
                scaled[t] = largest > 0 ? values[t] / largest : values[t];
            }
            return scaled;
        }

        /**
         * The quotients' standard deviation over their mean; NaN if there are not two, or all 0.
         */
        double variation(double lambda) {
            double[] quotients = new double[means.length];
            for (int b = 0; b < quotients.length; b++) {
                quotients[b] = deviations[b] / StrictMath.pow(means[b], 1 - lambda);
            }
            Spread spread = Spread.of(quotients, 0, quotients.length);
            return spread.deviation(spread.count() - 1) / spread.mean();
        }
    }
}
