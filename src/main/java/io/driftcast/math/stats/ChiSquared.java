package io.driftcast.math.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The chi-square distribution: that of a sum of squared standard normal variables. By Apache
 * Commons Statistics, to about 1e-15 relative in both tails. Stateless, thread-safe.
 */
public final class ChiSquared {

    private ChiSquared() {}

    /**
     * P(X <= x): 0 for x below 0, NaN for NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the degrees of freedom are not above 0
     */
    public static double cdf(double x, double degreesOfFreedom) {
        return of(degreesOfFreedom).cumulativeProbability(x);
    }

    /**
     * P(X > x), exact to the last digits where it is small: the p-value of a statistic x. 1 for x
     * below 0, NaN for NaN.
     *
     * @param degreesOfFreedom above 0, need not be whole
     * @throws IllegalArgumentException if the degrees of freedom are not above 0
     */
    public static double upperTail(double x, double degreesOfFreedom) {
        return of(degreesOfFreedom).survivalProbability(x);
    }

    private static ChiSquaredDistribution of(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "degrees of freedom must be above 0, not " + degreesOfFreedom);
        }
        return ChiSquaredDistribution.of(degreesOfFreedom);
    }
}
