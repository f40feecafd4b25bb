package io.driftcast.forecast.additive;

import io.driftcast.math.stats.Cholesky;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The coefficients and the noise of greatest posterior density, by Gauss-Newton steps with halving;
 * the Laplace prior of the changes is met by reweighting, |d| being bounded by d^2 / (2 |d0|) +
 * |d0| / 2 where the step begins (D. R. Hunter and R. Li, Annals of Statistics 33, 2005,
 * doi:10.1214/009053605000000200), and the noise is solved for between the steps. For the linear
 * trend each step lowers the objective, which is convex in the coefficients; for the logistic one
 * the mode is the one next to a start through the first and the last value.
 *
 * <p>Minimised is, r being the residuals,
 *
 * <pre>
 *   n log s + sum r^2 / (2 s^2) + s^2 / (2 c^2)
 *     + (k^2 + m^2) / (2 a^2) + sum sqrt(d^2 + e^2) / b + sum beta^2 / (2 g^2)
 * </pre>
 *
 * with the scales of {@link Priors} and e = {@value #CORNER}. The noise is kept above {@value
 * #LEAST_NOISE} of the standard deviation of the values, so that a series that the trend explains
 * without a rest still has priors. Not thread-safe: for one fit.
 */
final class PosteriorMode {

    private static final double CORNER = 1e-7;
    private static final double LEAST_NOISE = 1e-3;
    private static final int MAX_STEPS = 500;
    private static final int MAX_HALVINGS = 30;
    private static final double SETTLED = 1e-10;
    private static final int SETTLED_STEPS = 3;

    private final ProphetShape shape;
    private final Priors priors;
    private final double[][] rows;
    private final double[] values;
    private final int columns;
    private final double leastNoise;
    private double[] coefficients;
    private double noise;
    private double squares;

    /**
     * @param rows of the steps with a value
     * @param values on the scale of the fit
     */
    PosteriorMode(ProphetShape shape, Priors priors, double[][] rows, double[] values) {
        this.shape = shape;
        this.priors = priors;
        this.rows = rows;
        this.values = values;
        columns = shape.columns();
        double deviation = deviation(values);
        leastNoise = LEAST_NOISE * deviation;
        noise = deviation;
        coefficients = start();
        squares = squares(coefficients);
        solve();
    }

    double[] coefficients() {
        return coefficients;
    }

    /** The sum of the squared residuals. */
    double squares() {
        return squares;
    }

    /** How many coefficients the values determine: columns less what the priors take. */
    double degreesOfFreedom() {
        double[] weights = priorWeights(coefficients);
        Cholesky factor = Cholesky.of(information(coefficients, weights));
        double taken = 0;
        for (int j = 0; j < columns; j++) {
            double[] unit = new double[columns];
            unit[j] = 1;
            taken += weights[j] * factor.inverseForm(unit);
        }
        return columns - taken;
    }

    private double[] start() {
        double[] point = new double[columns];
        double first = shape.growth().inverse(values[0]);
        double last = shape.growth().inverse(values[values.length - 1]);
        point[0] = last - first;
        point[1] = first;
        // no change is the corner of the prior, which reweighting would not leave
        Arrays.fill(point, 2, shape.trendColumns(), CORNER);
        return point;
    }

    private void solve() {
        boolean linear = shape.growth() instanceof Growth.Linear;
        double[][] products = linear ? products(coefficients) : new double[0][];
        double[] weights = priorWeights(coefficients);
        Arrays.fill(weights, 2, shape.trendColumns(), 1 / (priors.change() * priors.change()));
        double objective = Double.POSITIVE_INFINITY;
        int settled = 0;
        for (int step = 0; step < MAX_STEPS && settled < SETTLED_STEPS; step++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while fitting prophet");
            }
            move(linear ? products : products(coefficients), weights);
            noise = bestNoise();
            double reached = objective(coefficients, squares);
            settled =
                    Math.abs(objective - reached) <= SETTLED * (1 + Math.abs(reached))
                            ? settled + 1
                            : 0;
            objective = reached;
            weights = priorWeights(coefficients);
        }
    }

    /** One Gauss-Newton step, halved until it does not raise the objective. */
    private void move(double[][] products, double[] weights) {
        double precision = 1 / (noise * noise);
        double[][] information = new double[columns][];
        for (int i = 0; i < columns; i++) {
            information[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                information[i][j] = products[i][j] * precision;
            }
            information[i][i] += weights[i];
        }
        double[] direction = Cholesky.of(information).solve(descent(weights, precision));
        double before = bounded(coefficients, squares, weights);
        double size = 1;
        for (int trial = 0; trial < MAX_HALVINGS; trial++) {
            double[] candidate = new double[columns];
            for (int j = 0; j < columns; j++) {
                candidate[j] = coefficients[j] + size * direction[j];
            }
            double found = squares(candidate);
            if (bounded(candidate, found, weights) <= before) {
                coefficients = candidate;
                squares = found;
                return;
            }
            size /= 2;
        }
    }

    /** The gradient of what {@link #bounded} gives, with the sign turned. */
    private double[] descent(double[] weights, double precision) {
        double[] descent = new double[columns];
        double[] row = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            double residual = values[i] - shape.value(rows[i], coefficients);
            shape.derivatives(rows[i], coefficients, row);
            for (int j = 0; j < columns; j++) {
                descent[j] += row[j] * residual;
            }
        }
        for (int j = 0; j < columns; j++) {
            descent[j] = descent[j] * precision - weights[j] * coefficients[j];
        }
        return descent;
    }

    private double bounded(double[] point, double sumOfSquares, double[] weights) {
        double prior = 0;
        for (int j = 0; j < columns; j++) {
            prior += weights[j] * point[j] * point[j];
        }
        return 0.5 * (sumOfSquares / (noise * noise) + prior);
    }

    /** What is minimised, at other coefficients and the noise found. */
    double objective(double[] point) {
        return objective(point, squares(point));
    }

    private double objective(double[] point, double sumOfSquares) {
        double prior = 0.5 * noise * noise / (priors.noise() * priors.noise());
        for (int j = 0; j < columns; j++) {
            prior +=
                    isChange(j)
                            ? Math.sqrt(point[j] * point[j] + CORNER * CORNER) / priors.change()
                            : 0.5 * normalWeight(j) * point[j] * point[j];
        }
        return rows.length * StrictMath.log(noise) + 0.5 * sumOfSquares / (noise * noise) + prior;
    }

    /** The noise of greatest density: s^4 / c^2 + n s^2 = sum r^2. */
    private double bestNoise() {
        double n = rows.length;
        double c2 = priors.noise() * priors.noise();
        double variance = 2 * squares / (n + Math.sqrt(n * n + 4 * squares / c2));
        return Math.max(leastNoise, Math.sqrt(variance));
    }

    private boolean isChange(int column) {
        return column >= 2 && column < shape.trendColumns();
    }

    private double normalWeight(int column) {
        double scale = column < 2 ? priors.trend() : priors.season();
        return 1 / (scale * scale);
    }

    private double[] priorWeights(double[] point) {
        double[] weights = new double[columns];
        for (int j = 0; j < columns; j++) {
            weights[j] =
                    isChange(j)
                            ? 1
                                    / (priors.change()
                                            * Math.sqrt(point[j] * point[j] + CORNER * CORNER))
                            : normalWeight(j);
        }
        return weights;
    }

    private double[][] information(double[] point, double[] weights) {
        double[][] information = products(point);
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                information[i][j] /= noise * noise;
            }
            information[i][i] += weights[i];
        }
        return information;
    }

    /** The lower triangle of J'J, J being the derivatives of the values. */
    private double[][] products(double[] point) {
        double[][] products = new double[columns][columns];
        double[] row = new double[columns];
        for (int t = 0; t < rows.length; t++) {
            shape.derivatives(rows[t], point, row);
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j <= i; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
        }
        return products;
    }

    private double squares(double[] point) {
        double sum = 0;
        for (int t = 0; t < rows.length; t++) {
            double residual = values[t] - shape.value(rows[t], point);
            sum += residual * residual;
        }
        return sum;
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
