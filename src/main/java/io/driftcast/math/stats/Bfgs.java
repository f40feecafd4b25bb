package io.driftcast.math.stats;

import java.util.Locale;

/**
 * Quasi-Newton minimisation with the BFGS update of the inverse Hessian and a backtracking line
 * search with quadratic interpolation.
 *
 * <p>Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithms 3.1
 * and 6.1, doi:10.1007/978-0-387-40065-5. An update is left out where the curvature along the step
 * is not positive, so the matrix stays positive definite without a Wolfe search. Deterministic;
 * instances are immutable and thread-safe.
 *
 * @param maxIterations steps at most
 * @param gradientTolerance stop when no partial derivative is larger
 * @param valueTolerance stop when two steps in a row lower the value by no more than this
 * @param maxStep the longest step allowed (Euclidean length)
 */
public record Bfgs(
        int maxIterations, double gradientTolerance, double valueTolerance, double maxStep) {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MAX_BACKTRACKS = 40;

    public Bfgs {
        if (maxIterations < 1
                || !(gradientTolerance >= 0)
                || !(valueTolerance >= 0)
                || !(maxStep > 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a setting of a minimiser: %d iterations, tolerances %s and %s, step %s",
                            maxIterations,
                            gradientTolerance,
                            valueTolerance,
                            maxStep));
        }
    }

    /**
     * The minimum reached from {@code start}, which is left as it is. With no coordinates the value
     * at the empty point is the answer.
     */
    public Minimum minimise(Objective objective, Gradient gradient, double[] start) {
        return new Run(objective, gradient, start).minimise();
    }

    /** One minimisation and its work space. */
    private final class Run {
        private final Objective objective;
        private final Gradient gradient;
        private final int n;
        private double[] point;
        private double[] candidate;
        private double value;
        private double[] slope;
        private double[] newSlope;
        private final double[] direction;
        private final double[] change;
        private final double[] curvature;
        private final double[][] inverse;
        private boolean fresh = true;

        Run(Objective objective, Gradient gradient, double[] start) {
            this.objective = objective;
            this.gradient = gradient;
            n = start.length;
            point = start.clone();
            candidate = new double[n];
            slope = new double[n];
            newSlope = new double[n];
            direction = new double[n];
            change = new double[n];
            curvature = new double[n];
            inverse = new double[n][n];
        }

        Minimum minimise() {
            value = objective.value(point);
            if (!Double.isFinite(value)) {
                return stopped(0, Minimum.Outcome.START_NOT_FINITE);
            }
            gradient.at(point, value, slope);
            resetInverse();
            int settled = 0;
            for (int iteration = 0; iteration < maxIterations; iteration++) {
                if (largest(slope) <= gradientTolerance) {
                    return stopped(iteration, Minimum.Outcome.GRADIENT_SMALL);
                }
                double before = value;
                if (!step()) {
                    if (fresh) {
                        return stopped(iteration, Minimum.Outcome.NO_DESCENT);
                    }
                    resetInverse(); // the model of the curvature may be at fault: steepest descent
                    continue;
                }
                settled = before - value <= valueTolerance ? settled + 1 : 0;
                if (settled == 2) {
                    return stopped(iteration + 1, Minimum.Outcome.VALUE_SETTLED);
                }
            }
            return stopped(maxIterations, Minimum.Outcome.ITERATION_LIMIT);
        }

        /** One line search and update; false if no lower point was found. */
        private boolean step() {
            double descent = aim();
            if (!(descent < 0) || !search(descent)) {
                return false;
            }
            gradient.at(candidate, value, newSlope);
            for (int i = 0; i < n; i++) {
                change[i] = candidate[i] - point[i];
                curvature[i] = newSlope[i] - slope[i];
            }
            update();
            double[] swap = point;
            point = candidate;
            candidate = swap;
            swap = slope;
            slope = newSlope;
            newSlope = swap;
            return true;
        }

        /** Sets the direction, no longer than the longest step; returns the slope along it. */
        private double aim() {
            double length = 0;
            for (int i = 0; i < n; i++) {
                direction[i] = -dot(inverse[i], slope);
                length += direction[i] * direction[i];
            }
            length = Math.sqrt(length);
            double limit = fresh ? Math.min(1, maxStep) : maxStep;
            if (length > limit) {
                for (int i = 0; i < n; i++) {
                    direction[i] *= limit / length;
                }
            }
            return dot(direction, slope);
        }

        private boolean search(double descent) {
            double size = 1;
            for (int trial = 0; trial < MAX_BACKTRACKS; trial++) {
                for (int i = 0; i < n; i++) {
                    candidate[i] = point[i] + size * direction[i];
                }
                double found = objective.value(candidate);
                if (found <= value + SUFFICIENT_DECREASE * size * descent && found < value) {
                    value = found;
                    return true;
                }
                double excess = found - value - size * descent;
                double interpolated = -0.5 * descent * size * size / excess;
                size =
                        Double.isFinite(interpolated)
                                ? Math.clamp(interpolated, 0.1 * size, 0.5 * size)
                                : 0.2 * size;
            }
            return false;
        }

        private void update() {
            double along = dot(change, curvature);
            double norm = dot(curvature, curvature);
            if (!(along > 1e-10 * Math.sqrt(norm * dot(change, change)))) {
                return;
            }
            if (fresh) {
                scaleInverse(along / norm);
                fresh = false;
            }
            double[] image = candidateImage();
            double factor = (1 + dot(curvature, image) / along) / along;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse[i][j] +=
                            factor * change[i] * change[j]
                                    - (image[i] * change[j] + change[i] * image[j]) / along;
                }
            }
        }

        private double[] candidateImage() {
            for (int i = 0; i < n; i++) {
                direction[i] = dot(inverse[i], curvature);
            }
            return direction;
        }

        private void resetInverse() {
            fresh = true;
            scaleInverse(1);
        }

        private void scaleInverse(double scale) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse[i][j] = i == j ? scale : 0;
                }
            }
        }

        private Minimum stopped(int iterations, Minimum.Outcome outcome) {
            return new Minimum(point, value, iterations, outcome);
        }

        private double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
