package io.driftcast.math.stats;

/** Numbers whose sum of squares is to be made small. */
@FunctionalInterface
public interface Deviations {

    /**
     * Computes the numbers at a point.
     *
     * @param point not to be kept or changed
     * @param into receives them
     * @return false where they are not defined; what {@code into} holds is then of no account
     */
    boolean at(double[] point, double[] into);
}
