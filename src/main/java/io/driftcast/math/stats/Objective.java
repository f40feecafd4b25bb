package io.driftcast.math.stats;

/** A function to minimise. */
@FunctionalInterface
public interface Objective {

    /**
     * The value at a point; positive infinity (or NaN) where the function is not defined.
     *
     * @param point not to be kept or changed
     */
    double value(double[] point);
}
