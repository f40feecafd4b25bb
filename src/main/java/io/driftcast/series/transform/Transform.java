package io.driftcast.series.transform;

import java.util.Locale;

/**
 * A monotone map of a series' values onto the scale of a model, with its inverse. Missing values
 * (NaN) stay missing. All are immutable and thread-safe.
 *
 * <p>Quantiles go through the inverse as they are, so a median stays a median and bounds keep their
 * probability; a decreasing map swaps lower and upper. A mean does not: beside the median x = f(y)
 * stands the mean that a second-order expansion gives,
 *
 * <pre>
 *   mean = f(y) + f''(y) variance / 2
 * </pre>
 *
 * which is R's {@code InvBoxCox(biasadj = TRUE)}.
 *
 * <p>What lies beyond the image of the values' domain on the model's scale, where f is not defined,
 * goes to the edge of the domain: 0, or positive infinity where values that grow without limit stay
 * below a limit on the model's scale (reciprocal, and Box-Cox with a negative lambda).
 *
 * <p>Source: G. E. P. Box and D. R. Cox, J. Royal Statistical Society B 26 (1964),
 * doi:10.1111/j.2517-6161.1964.tb00553.x.
 */
public sealed interface Transform {

    /** Lower and upper bounds, one entry a step. */
    record Bounds(double[] lower, double[] upper) {}

    /** The spelling that {@link TransformSpec#parse} reads, with lambda at full precision. */
    String text();

    /**
     * A value on the model's scale; NaN for NaN.
     *
     * @throws IllegalArgumentException if the value is not in the domain
     */
    double forward(double value);

    /** The value that {@code y} stands for; the edge beyond the domain's image, NaN for NaN. */
    double inverse(double y);

    /**
     * The mean of f(Y) by the expansion around {@code y}, first moved onto the image of the domain;
     * never beyond the domain. Where f'' is infinite (at the edge, for some lambda) the median.
     *
     * @param y median and mean on the model's scale
     * @param variance on the model's scale
     */
    double mean(double y, double variance);

    /** Whether larger values are smaller on the model's scale. */
    default boolean decreasing() {
        return false;
    }

    /**
     * Whether 0 is 0 on the model's scale too. Elsewhere what lies at 0 there depends on the unit
     * of the values: of logarithms it is the value 1.
     */
    default boolean keepsZero() {
        return false;
    }

    /**
     * All values on the model's scale, in a new array.
     *
     * @param values NaN where missing; unchanged
     * @throws IllegalArgumentException if a value is not in the domain: which one, and what to do
     */
    default double[] forward(double[] values) {
        double[] transformed = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            try {
                transformed[t] = forward(values[t]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "value %d: %s; take another transform, or add a constant to the series",
                                t,
                                e.getMessage()),
                        e);
            }
        }
        return transformed;
    }

    /** All values that stand behind {@code y}, in a new array. */
    default double[] inverse(double[] y) {
        double[] values = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            values[t] = inverse(y[t]);
        }
        return values;
    }

    /**
     * {@link #mean(double, double)} for each step.
     *
     * @param y medians on the model's scale
     * @param standardErrors on the model's scale, same length
     */
    default double[] means(double[] y, double[] standardErrors) {
        double[] means = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            means[t] = mean(y[t], standardErrors[t] * standardErrors[t]);
        }
        return means;
    }

    /**
     * Bounds on the values' scale: lower stays below upper.
     *
     * @param lower on the model's scale
     * @param upper on the model's scale, same length
     */
    default Bounds bounds(double[] lower, double[] upper) {
        return decreasing()
                ? new Bounds(inverse(upper), inverse(lower))
                : new Bounds(inverse(lower), inverse(upper));
    }

    /** The values as they are. */
    record None() implements Transform {
        @Override
        public boolean keepsZero() {
            return true;
        }

        @Override
        public String text() {
            return "none";
        }

        @Override
        public double forward(double value) {
            return value;
        }

        @Override
        public double inverse(double y) {
            return y;
        }

        @Override
        public double mean(double y, double variance) {
            return y;
        }
    }

    /** Natural logarithms of values above 0. */
    record Log() implements Transform {
        @Override
        public String text() {
            return "log";
        }

        @Override
        public double forward(double value) {
            Domain.requirePositive(value, "a logarithm");
            return StrictMath.log(value);
        }

        @Override
        public double inverse(double y) {
            return StrictMath.exp(y);
        }

        @Override
        public double mean(double y, double variance) {
            return StrictMath.exp(y) * (1 + 0.5 * variance);
        }
    }

    /** Square roots of values from 0 on. */
    record SquareRoot() implements Transform {
        @Override
        public boolean keepsZero() {
            return true;
        }

        @Override
        public String text() {
            return "sqrt";
        }

        @Override
        public double forward(double value) {
            Domain.requireNotNegative(value, "a square root");
            return Math.sqrt(value);
        }

        @Override
        public double inverse(double y) {
            return y < 0 ? 0 : y * y;
        }

        @Override
        public double mean(double y, double variance) {
            return inverse(y) + variance;
        }
    }

    /** 1 / x of values above 0. Decreasing. */
    record Reciprocal() implements Transform {
        @Override
        public String text() {
            return "reciprocal";
        }

        @Override
        public boolean decreasing() {
            return true;
        }

        @Override
        public double forward(double value) {
            Domain.requirePositive(value, "a reciprocal");
            return 1 / value;
        }

        @Override
        public double inverse(double y) {
            return y <= 0 ? Double.POSITIVE_INFINITY : 1 / y;
        }

        @Override
        public double mean(double y, double variance) {
            double value = inverse(y);
            return value * (1 + variance * value * value);
        }
    }

    /**
     * (x^lambda - 1) / lambda, log x for lambda 0; of values above 0, and of 0 if lambda is above
     * 0.
     *
     * @param lambda -{@value #MAX_LAMBDA} to {@value #MAX_LAMBDA}
     */
    record BoxCox(double lambda) implements Transform {

        /** The largest lambda in size. */
        public static final double MAX_LAMBDA = 5;

        public BoxCox {
            if (!(Math.abs(lambda) <= MAX_LAMBDA)) {
                throw new IllegalArgumentException(
                        "a Box-Cox lambda is between -%s and %s, not %s"
                                .formatted(MAX_LAMBDA, MAX_LAMBDA, lambda));
            }
        }

        @Override
        public String text() {
            return "box-cox(" + lambda + ")";
        }

        @Override
        public double forward(double value) {
            if (lambda > 0) {
                Domain.requireNotNegative(value, text());
            } else {
                Domain.requirePositive(value, text());
            }
            double log = StrictMath.log(value);
            // expm1 is exact to the last digits where x^lambda is near 1, for lambda near 0 too
            return lambda == 0 ? log : StrictMath.expm1(lambda * log) / lambda;
        }

        @Override
        public double inverse(double y) {
            return lambda == 0
                    ? StrictMath.exp(y)
                    : StrictMath.exp(StrictMath.log1p(inside(y)) / lambda);
        }

        @Override
        public double mean(double y, double variance) {
            double median = inverse(y);
            double base = 1 + inside(y);
            double curvature =
                    lambda == 0 ? median : (1 - lambda) * StrictMath.pow(base, 1 / lambda - 2);
            double shift = 0.5 * variance * curvature;
            if (lambda == 1 || !(Math.abs(shift) < Double.POSITIVE_INFINITY)) {
                return Double.isNaN(y) || Double.isNaN(variance) ? Double.NaN : median;
            }
            return Math.max(0, median + shift);
        }

        /** lambda y, not below -1: beyond it there is no value. */
        private double inside(double y) {
            return Math.max(-1, lambda * y);
        }
    }
}
