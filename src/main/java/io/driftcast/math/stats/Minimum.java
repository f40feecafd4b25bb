package io.driftcast.math.stats;

/**
 * Where a minimiser stopped.
 *
 * @param point the best point found
 * @param value the objective there
 * @param iterations steps taken
 * @param outcome why it stopped
 */
public record Minimum(double[] point, double value, int iterations, Outcome outcome) {

    /** Why a minimiser stopped. */
    public enum Outcome {
        /** The gradient is as small as was asked for. */
        GRADIENT_SMALL,
        /** Further steps no longer lower the value by what was asked for. */
        VALUE_SETTLED,
        /** No lower value was found along a descent direction: the limit of the arithmetic. */
        NO_DESCENT,
        /** The iterations ran out. */
        ITERATION_LIMIT,
        /** The objective is not finite at the start. */
        START_NOT_FINITE
    }

    /** Whether the point is a minimum as far as the tolerances and the arithmetic can tell. */
    public boolean converged() {
        return switch (outcome) {
            case GRADIENT_SMALL, VALUE_SETTLED, NO_DESCENT -> true;
            case ITERATION_LIMIT, START_NOT_FINITE -> false;
        };
    }
}
