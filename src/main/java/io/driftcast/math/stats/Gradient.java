package io.driftcast.math.stats;

/** The gradient of an {@link Objective}. */
@FunctionalInterface
public interface Gradient {

    /**
     * Writes the gradient at a point.
     *
     * @param point unchanged on return
     * @param value the objective there
     * @param gradient receives the partial derivatives
     */
    void at(double[] point, double value, double[] gradient);

    /**
     * Central differences: two evaluations a coordinate, error of the order of step squared.
     *
     * @param step added to and taken from each coordinate in turn
     */
    static Gradient central(Objective objective, double step) {
        return (point, value, gradient) -> {
            for (int i = 0; i < point.length; i++) {
                double kept = point[i];
                point[i] = kept + step;
                double above = objective.value(point);
                point[i] = kept - step;
                double below = objective.value(point);
                point[i] = kept;
                gradient[i] = slope(above, value, below, step);
            }
        };
    }

    /**
     * Forward differences: one evaluation a coordinate, error of the order of step.
     *
     * @param step added to each coordinate in turn
     */
    static Gradient forward(Objective objective, double step) {
        return (point, value, gradient) -> {
            for (int i = 0; i < point.length; i++) {
                double kept = point[i];
                point[i] = kept + step;
                double above = objective.value(point);
                point[i] = kept;
                gradient[i] = Double.isFinite(above) ? (above - value) / step : 0;
            }
        };
    }

    private static double slope(double above, double value, double below, double step) {
        if (Double.isFinite(above) && Double.isFinite(below)) {
            return (above - below) / (2 * step);
        }
        if (Double.isFinite(above)) {
            return (above - value) / step;
        }
        return Double.isFinite(below) ? (value - below) / step : 0;
    }
}
