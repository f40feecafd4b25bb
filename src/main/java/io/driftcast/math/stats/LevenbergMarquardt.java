package io.driftcast.math.stats;

import java.util.Arrays;
import java.util.Locale;

/**
 * Minimises a sum of squares: Gauss-Newton steps with a damping that grows until the sum falls, the
 * derivatives taken by forward differences. Where the numbers at the minimum are as good as
 * unrelated to their second derivatives (innovations mostly are), a handful of steps is enough. The
 * part of the curvature that Gauss and Newton leave out is learnt from step to step, and used while
 * it foretells the sum better than leaving it out would.
 *
 * <p>Sources: J. J. Moré, "The Levenberg-Marquardt algorithm: implementation and theory" (1978),
 * doi:10.1007/BFb0067700; for the rest of the curvature J. E. Dennis, D. M. Gay, R. E. Welsch, "An
 * adaptive nonlinear least-squares algorithm", ACM TOMS 7 (1981), doi:10.1145/355958.355965. The
 * damping is in proportion to the diagonal, so the coordinates' units do not matter. Deterministic;
 * instances are immutable and thread-safe.
 *
 * @param maxIterations steps at most
 * @param tolerance stop when a step is expected to lower the sum, and the last did lower it, by no
 *     more than this share
 * @param difference what is added to a coordinate to take derivatives
 * @param maxChange the largest change of a coordinate in one step
 */
public record LevenbergMarquardt(
        int maxIterations, double tolerance, double difference, double maxChange) {

    private static final double FIRST_DAMPING = 1e-2;
    private static final double LEAST_DAMPING = 1e-9;
    private static final double MOST_DAMPING = 1e9;

    /** Coordinates that move nothing count as if they moved this share of what the others do. */
    private static final double LEAST_SHARE = 1e-12;

    public LevenbergMarquardt {
        if (maxIterations < 1 || !(tolerance >= 0) || !(difference > 0) || !(maxChange > 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a setting of a minimiser: %d iterations, tolerance %s, difference %s, change %s",
                            maxIterations,
                            tolerance,
                            difference,
                            maxChange));
        }
    }

    /**
     * The minimum reached from {@code start}, which is left as it is; its value is the sum of
     * squares. With no coordinates the value at the empty point is the answer.
     *
     * @param count how many numbers there are
     */
    public Minimum minimise(Deviations deviations, int count, double[] start) {
        return new Run(deviations, count, start).minimise();
    }

    /** One minimisation and its work space. */
    private final class Run {
        private final Deviations deviations;
        private final int n;
        private double[] point;
        private double[] candidate;
        private double[] here;
        private double[] there;
        private final double[][] slopes;
        private final double[][] normal;
        private final double[][] damped;
        private final double[] gradient;
        private final double[] change;
        private final double[][] learnt;
        private final double[] before;
        private final double[] gap;
        private final double[] bounded;
        private boolean useLearnt;
        private double value;
        private double damping = FIRST_DAMPING;

        Run(Deviations deviations, int count, double[] start) {
            this.deviations = deviations;
            n = start.length;
            point = start.clone();
            candidate = new double[n];
            here = new double[count];
            there = new double[count];
            slopes = new double[n][count];
            normal = new double[n][n];
            damped = new double[n][n];
            gradient = new double[n];
            change = new double[n];
            learnt = new double[n][n];
            before = new double[n];
            gap = new double[n];
            bounded = new double[n];
        }

        Minimum minimise() {
            value = deviations.at(point, here) ? ScalarProduct.of(here, here) : Double.NaN;
            if (!Double.isFinite(value)) {
                return stopped(0, Minimum.Outcome.START_NOT_FINITE);
            }
            if (n == 0 || value == 0) {
                return stopped(0, Minimum.Outcome.GRADIENT_SMALL);
            }
            differentiate();
            boolean confirming = false;
            for (int iteration = 1; iteration <= maxIterations; iteration++) {
                double former = value;
                double expected = descend();
                if (Double.isNaN(expected)) {
                    return stopped(iteration, Minimum.Outcome.NO_DESCENT);
                }
                double least = tolerance * former;
                boolean settled = former - value <= least && expected <= least;
                if (settled && (confirming || damping <= LEAST_DAMPING)) {
                    return stopped(iteration, Minimum.Outcome.VALUE_SETTLED);
                }
                confirming = settled;
                if (settled) {
                    damping = LEAST_DAMPING; // small as damped steps are: no sign of the minimum
                }
                if (value < former) {
                    learn();
                }
            }
            return stopped(maxIterations, Minimum.Outcome.ITERATION_LIMIT);
        }

        /** Derivatives at the new point, and what they say of the curvature left out. */
        private void learn() {
            for (int i = 0; i < n; i++) {
                before[i] = gradient[i];
                gap[i] = -ScalarProduct.of(slopes[i], here);
            }
            differentiate();
            double along = 0;
            double own = 0;
            double known = 0;
            for (int i = 0; i < n; i++) {
                before[i] = gradient[i] - before[i];
                gap[i] += gradient[i];
                along += before[i] * change[i];
                own += gap[i] * change[i];
                known += change[i] * ScalarProduct.of(learnt[i], change);
            }
            if (!(along > 0)) {
                return;
            }
            double size = known == 0 ? 1 : Math.min(1, Math.abs(own / known));
            double rest = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    learnt[i][j] *= size;
                }
                gap[i] -= ScalarProduct.of(learnt[i], change);
                rest += gap[i] * change[i];
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    learnt[i][j] +=
                            (gap[i] * before[j] + before[i] * gap[j]) / along
                                    - rest * before[i] * before[j] / (along * along);
                }
            }
        }

        private void differentiate() {
            for (int i = 0; i < n; i++) {
                double kept = point[i];
                double[] slope = slopes[i];
                // towards zero, where the function surely is defined
                double step = kept > 0 ? -difference : difference;
                point[i] = kept + step;
                boolean defined = deviations.at(point, slope);
                point[i] = kept;
                double factor = defined ? 1 / step : 0;
                for (int t = 0; t < slope.length; t++) {
                    slope[t] = defined ? (slope[t] - here[t]) * factor : 0;
                }
            }
            for (int i = 0; i < n; i++) {
                gradient[i] = ScalarProduct.of(slopes[i], here);
                for (int j = 0; j <= i; j++) {
                    normal[i][j] = ScalarProduct.of(slopes[i], slopes[j]);
                    normal[j][i] = normal[i][j];
                }
            }
        }

        /** One step that lowers the sum; returns by how much it should, NaN if there is none. */
        private double descend() {
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, normal[i][i]);
            }
            while (damping <= MOST_DAMPING) {
                if (!aim(LEAST_SHARE * largest)) {
                    damping *= 10;
                    continue;
                }
                double plain = foretold(false);
                double full = foretold(true);
                double expected = useLearnt ? full : plain;
                if (!(expected > 0.01 * tolerance * value)) {
                    return 0;
                }
                for (int i = 0; i < n; i++) {
                    candidate[i] = point[i] + change[i];
                }
                double found =
                        deviations.at(candidate, there)
                                ? ScalarProduct.of(there, there)
                                : Double.NaN;
                double fall = value - found;
                useLearnt = Math.abs(fall - full) < Math.abs(fall - plain);
                if (fall > 0) {
                    damping = Math.max(LEAST_DAMPING, damping * trust(fall / expected));
                    value = found;
                    swap();
                    return expected;
                }
                if (expected <= tolerance * value) {
                    return 0;
                }
                damping *= 10;
            }
            damping = MOST_DAMPING;
            return Double.NaN;
        }

        private static double trust(double ratio) {
            return ratio > 0.75 ? 0.1 : ratio > 0.25 ? 0.5 : 3;
        }

        private void swap() {
            double[] swap = point;
            point = candidate;
            candidate = swap;
            swap = here;
            here = there;
            there = swap;
        }

        /**
         * Sets the change; false if the curvature is not positive. Coordinates that would go too
         * far go as far as they may, and the others follow that.
         */
        private boolean aim(double floor) {
            Arrays.fill(bounded, 0);
            for (int trial = 0; trial <= n; trial++) {
                fill(floor);
                if (!solve(damped, change)) {
                    return false;
                }
                boolean within = true;
                for (int i = 0; i < n; i++) {
                    if (Math.abs(change[i]) > maxChange && bounded[i] == 0) {
                        bounded[i] = Math.copySign(maxChange, change[i]);
                        within = false;
                    }
                }
                if (within) {
                    return true;
                }
            }
            return true;
        }

        private void fill(double floor) {
            for (int i = 0; i < n; i++) {
                change[i] = bounded[i] == 0 ? -gradient[i] : bounded[i];
                for (int j = 0; j < n; j++) {
                    double curvature = normal[i][j] + (useLearnt ? learnt[i][j] : 0);
                    boolean free = bounded[i] == 0 && bounded[j] == 0;
                    damped[i][j] = free ? curvature : 0;
                    change[i] -= bounded[i] == 0 ? curvature * bounded[j] : 0;
                }
                damped[i][i] +=
                        bounded[i] == 0
                                ? damping * Math.max(normal[i][i], floor) + Double.MIN_NORMAL
                                : 1;
            }
        }

        /** By how much the change should lower the sum. */
        private double foretold(boolean withLearnt) {
            double expected = 0;
            for (int i = 0; i < n; i++) {
                double curvature = ScalarProduct.of(normal[i], change);
                curvature += withLearnt ? ScalarProduct.of(learnt[i], change) : 0;
                expected -= change[i] * (2 * gradient[i] + curvature);
            }
            return expected;
        }

        private Minimum stopped(int iterations, Minimum.Outcome outcome) {
            return new Minimum(point, value, iterations, outcome);
        }
    }

    /**
     * Solves a x = b for symmetric a, both overwritten: b by the solution; false if a is not
     * positive definite.
     */
    private static boolean solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i][k] * b[k];
            }
            b[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= a[k][i] * b[k];
            }
            b[i] /= a[i][i];
        }
        return true;
    }
}
